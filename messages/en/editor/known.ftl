# What is known of a place: completion, hover, signatures, definitions

completions = Suggestions

completion-none = No suggestions here.

kind-key = key

kind-value = value

kind-function = function

kind-keyword = keyword

kind-helper = named template

kind-variable = variable

kind-field = Kubernetes field

kind-builtin = given by Helm

kind-file = file

kind-block = block

hover-none = Nothing is known about this place.

hover-result = Result in { $environment }:

hover-note = In { $environment }:

hover-definition = Definition

hover-uses = All uses

hover-rename = Rename

signature-none = There is no function call here.

signature-piped = What stands before the |

signature-argument = { $function }, argument { $number }: { $parameter }

signature-no-more = { $function }, no more arguments

places = { $what ->
        [definition] Defined and read
       *[use] Used
    }: { $limited ->
        [yes] the first { $count } places
       *[no] { $count ->
            [one] 1 place
           *[other] { $count } places
        }
    } in { $files ->
        [one] 1 file
       *[other] { $files } files
    }

uses-none = Nothing here is used elsewhere.

# Keys in the feet of lists

key-insert = insert

key-close = close

key-go = go

key-back = back

key-choose = choose

key-replace = replace

key-apply = apply

key-preview = preview or apply

key-rename = preview, then rename
