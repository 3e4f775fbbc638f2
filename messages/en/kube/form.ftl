# Names, labels, numbers, addresses

name =
    .help = Give it a name of that form.
    .help-near = Write `{ $near }`; in a template, `lower`, `replace "_" "-"`, `trunc 63` and `trimSuffix "-"` turn
        any text into a name.
    .subdomain = `{ $path }` can’t be `{ $value }`: a name here has up to 253 lower-case letters, digits, `-` and `.`,
        and begins and ends with a letter or digit.
    .label = `{ $path }` can’t be `{ $value }`: a name here has up to 63 lower-case letters, digits and `-`, and
        begins and ends with a letter or digit.
    .letter = `{ $path }` can’t be `{ $value }`: a name here has up to 63 lower-case letters, digits and `-`, begins
        with a letter and ends with a letter or digit.
    .segment = `{ $path }` can’t be `{ $value }`: a name here becomes part of a URL path, so it can’t contain `/` or
        `%`.

qualified = `{ $path }` can’t be `{ $value }`: it takes a name of up to 63 letters, digits, `-`, `_` and `.`,
    optionally with a domain and `/` in front.
    .help = Write it as `name` or `example.com/name`.

label-value = `{ $text }` is not a label value: a value has up to 63 letters, digits, `-`, `_` and `.`, and begins and
    ends with a letter or digit.
    .of-key = The label `{ $key }` can’t be `{ $text }`: a value has up to 63 letters, digits, `-`, `_` and `.`, and
        begins and ends with a letter or digit.
    .help = In a template: `| replace "+" "_" | trunc 63 | trimSuffix "-"`; longer or free text belongs in an
        annotation.

key = `{ $text }` can’t be the key of { $what ->
            [annotation] an annotation
           *[label] a label
        }: it takes a name of up to 63 letters, digits, `-`, `_` and `.`, optionally with a domain and `/` in front.
    .help = Write the key as `name` or `example.com/name`.

annotations = The annotations of an object can take 256 KiB in all; these take { $size } bytes.
    .help = Put long text into a ConfigMap.

selector-values =
    .missing = List the values to compare with, or use `Exists` or `DoesNotExist`.
    .unused = `{ $path }` does not go with this operator, which only looks at the key.
    .unused-help = Remove the values, or use `In` or `NotIn`.
    .number = Write one whole number, in quotes.

use = Use { $names }.

use-one = Use `{ $name }`.

address = `{ $path }` can’t be `{ $value }`: it takes an IP address, not a name.
    .help = Write an address such as `10.9.8.7` or `2001:db8::1`.

range = `{ $path }` can’t be `{ $value }`: it takes an IP address range in CIDR notation.
    .host-bits = `{ $path }` can’t be `{ $value }`: all bits after the first { $bits } must be zero.
    .host-bits-help = Write the first address of the range; for a single address, end it with `/32`.
    .help-single = For a single address, append `/32`.
    .help-single-v6 = For a single address, append `/128`.
    .help = Write it as `10.9.8.0/24`.

port = `{ $path }` must be from 1 to 65535; it is { $value }.
    .help = Write the port of the Service.
    .help-missing = Write the port number, 1 to 65535.

at-least = `{ $path }` must be at least { $limit }; it is { $value }.
    .help = Write { $limit } or more, or leave it out.

at-most = `{ $path }` must be at most { $limit }; it is { $value }.
    .help = Write { $limit } or less.

between = `{ $path }` must be from { $low } to { $high }; it is { $value }.
    .help = Write a number from { $low } to { $high }.

port-name = `{ $path }` can’t be `{ $value }`: it is not a port name.
    .quoted = A number in quotes is a name. Remove the quotes; in a template use `| int`.
    .help = A port name has up to 15 lower-case letters, digits and single `-` in between, with at least one letter.

percent = `{ $path }` can’t be `{ $value }`: text here must be a whole percentage such as `25%`.
    .help = Write a whole number without quotes, or a percentage such as `25%`.
    .at-most = `{ $path }` can’t be more than { $limit }%; it is { $value }.
    .at-most-help = Write at most `{ $limit }%`.

unquote-int = Remove the quotes; in a template use `| int`.

file-mode = `{ $path }` must be file permissions, 0 to 0777; it is { $value }.
    .help = Write an octal number such as `0644`, or its decimal form `420`.

at-most-one = `{ $path }` conflicts with `{ $first }`: only one { $what ->
            [handler] handler
           *[volume] volume type
        } may be set.
    .help = Remove one of the two. An overlay that sets one has to set the other to `null`, as maps are merged.
