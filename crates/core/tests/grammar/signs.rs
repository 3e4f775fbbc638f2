//! Signs that are open, too many or none of Go’s.

use super::each;

#[test]
fn signs_are_told_with_their_way_out() {
    each(&[
        (
            "a: {{ (eq .Values.name \"x\" }}\n",
            "The `(` that is opened here is not closed.",
            "a: {{ (eq .Values.name \"x\") }}\n",
        ),
        (
            "a: {{ if (eq .Values.name \"x\" }}y{{ end }}\n",
            "The `(` that is opened here is not closed.",
            "a: {{ if (eq .Values.name \"x\") }}y{{ end }}\n",
        ),
        (
            "a: {{ eq .Values.name \"x\") }}\n",
            "This `)` closes nothing.",
            "a: {{ eq .Values.name \"x\" }}\n",
        ),
        ("a: {{ .Values.name | \"x\" }}\n", "What stands behind a `|` is no function.", ""),
        (
            "a: {{ .Values.name | default \"x }}\n",
            "The `\"` that is opened here is not closed.",
            "a: {{ .Values.name | default \"x\" }}\n",
        ),
        (
            "a: {{ .Values.name | default x\" }}\n",
            "A quote is closed here that nothing opens.",
            "a: {{ .Values.name | default \"x\" }}\n",
        ),
        (
            "a: {{ .Values.name | default `x }}\n",
            "The back quote that is opened here is not closed.",
            "a: {{ .Values.name | default `x` }}\n",
        ),
        (
            "a: {{ .Values.name | default 'x }}\n",
            "The `'` that is opened here is not closed.",
            "a: {{ .Values.name | default \"x\" }}\n",
        ),
        (
            "a: {{ default '' .Values.name }}\n",
            "Text stands in double quotes in a template.",
            "a: {{ default \"\" .Values.name }}\n",
        ),
        (
            "a: {{/* hello }}\n",
            "The comment that is opened here is not closed.",
            "a: {{/* hello */}}\n",
        ),
        (
            "a: {{ /* hello */ }}\n",
            "A comment begins right behind the braces, and ends right before them.",
            "a: {{/* hello */}}\n",
        ),
        ("a: {{ // hello }}\n", "`//` begins no comment in a template.", "a: {{/* hello */}}\n"),
        ("a: {{ # hello }}\n", "`#` begins no comment in a template.", "a: {{/* hello */}}\n"),
        ("a: {{!-- hello --}}\n", "`!--` begins no comment in a template.", "a: {{/* hello */}}\n"),
        (
            "{{/* hello */ }}\n",
            "A comment ends with `*/` and the braces right behind: `*/}}` or `*/ -}}`.",
            "{{/* hello */}}\n",
        ),
        (
            "{{ /* hello */}}\n",
            "A comment begins right behind the braces, and ends right before them.",
            "{{/* hello */}}\n",
        ),
        ("{{-/* hello */-}}\n", "`-/*` begins no comment in a template.", "{{- /* hello */ -}}\n"),
        (
            "{{-.Values.name-}}\n",
            "A blank stands behind the `-` that trims what stands before: `{{- `.",
            "{{- .Values.name-}}\n",
        ),
        (
            "a: {{-.Values.name -}}\n",
            "A blank stands behind the `-` that trims what stands before: `{{- `.",
            "a: {{- .Values.name -}}\n",
        ),
        (
            "a: {{ .Values.name-}}\n",
            "A blank stands before the `-` that trims what follows: ` -}}`.",
            "a: {{ .Values.name -}}\n",
        ),
        (
            "a: {{ 08 }}\n",
            "`08` begins with `0`, which makes it octal: `8` and `9` are no digits of that.",
            "a: {{ 8 }}\n",
        ),
        ("a: {{ 10Gi }}\n", "`10Gi` is no number.", "a: {{ \"10Gi\" }}\n"),
        (
            "a: {{ .Values.my-name }}\n",
            "A name behind a dot can’t have a `-`, as in `.Values.my-name`.",
            "a: {{ index .Values \"my-name\" }}\n",
        ),
        (
            "a: {{ .Values.my-name.x }}\n",
            "A name behind a dot can’t have a `-`, as in `.Values.my-name.x`.",
            "a: {{ index .Values \"my-name\" \"x\" }}\n",
        ),
        (
            "a: {{ .Values.list[0] }}\n",
            "An item is looked up by `index`, and not by brackets.",
            "a: {{ index .Values.list 0 }}\n",
        ),
        (
            "a: {{ .Values.list.[0] }}\n",
            "An item is looked up by `index`, and not by brackets.",
            "a: {{ index .Values.list 0 }}\n",
        ),
        (
            "a: {{ .Values.list.0 }}\n",
            "An item of a list is looked up by `index`, and not by a dot.",
            "a: {{ index .Values.list 0 }}\n",
        ),
        (
            "a: {{ .Values[\"name\"] }}\n",
            "An item is looked up by `index`, and not by brackets.",
            "a: {{ index .Values \"name\" }}\n",
        ),
        (
            "a: {{ .Values.nodes[\"a/b\"] }}\n",
            "An item is looked up by `index`, and not by brackets.",
            "a: {{ index .Values.nodes \"a/b\" }}\n",
        ),
        ("a: {{ ..Values.name }}\n", "There is a dot too many.", "a: {{ .Values.name }}\n"),
        ("a: {{ .Values..name }}\n", "There is a dot too many.", "a: {{ .Values.name }}\n"),
        (
            "a: {{ .Values. name }}\n",
            "A blank ends a path: the name has to stand right behind the dot.",
            "a: {{ .Values.name }}\n",
        ),
        ("a: {{ .Values.name. }}\n", "There is a dot too many.", "a: {{ .Values.name }}\n"),
        ("a: {{ $x =: 1 }}\n", "A `:` stands here without its `=`.", "a: {{ $x := 1 }}\n"),
        (
            "a: {{ .x := 1 }}\n",
            "Only a variable can be given a value, and its name begins with `$`.",
            "a: {{ $x := 1 }}\n",
        ),
        (
            "a: {{ include \"c.labels\", . }}\n",
            "Arguments stand beside each other, without commas.",
            "a: {{ include \"c.labels\" . }}\n",
        ),
        (
            "a: {{ include(\"c.labels\", .) }}\n",
            "A function is called without parentheses and commas: `name argument argument`.",
            "a: {{ include \"c.labels\" . }}\n",
        ),
        (
            "{{ define \"c.x\" }}a\n",
            "The `define` that is opened here is never closed.",
            "{{ define \"c.x\" }}a\n{{- end }}\n",
        ),
        (
            "{{ if .Values.a }}{{ define \"c.x\" }}a{{ end }}{{ end }}\n",
            "`define` stands within the `if` of line 1, which is not closed.",
            "",
        ),
        (
            "{{ block \"x\" }}a{{ end }}\n",
            "`block` takes what the template is handed behind its name.",
            "{{ block \"x\" . }}a{{ end }}\n",
        ),
        (
            "a: {{ .Values.name; }}\n",
            "`;` has no meaning in an action, outside of quotes.",
            "a: {{ .Values.name }}\n",
        ),
        ("a: {{ “x” }}\n", "These quotes are none to a template.", "a: {{ \"x\" }}\n"),
        (
            "a: {{ default “x” .Values.name }}\n",
            "These quotes are none to a template.",
            "a: {{ default \"x\" .Values.name }}\n",
        ),
        (
            "a: {{ printf \"%s-%s\" .Values.name, \"x\" }}\n",
            "Arguments stand beside each other, without commas.",
            "a: {{ printf \"%s-%s\" .Values.name \"x\" }}\n",
        ),
        (
            "a: {{ \"a\\d\" }}\n",
            "A `\\` begins an escape in double quotes, and there is none like this.",
            "a: {{ `a\\d` }}\n",
        ),
        ("a: {{ true.x }}\n", "What stands before this dot has no fields.", ""),
        ("a: {{ list [1, 2] }}\n", "`[` has no meaning in an action, outside of quotes.", ""),
        (
            "a: {{ if and .Values.a, .Values.b }}x{{ end }}\n",
            "Arguments stand beside each other, without commas.",
            "a: {{ if and .Values.a .Values.b }}x{{ end }}\n",
        ),
        (
            "a: {{ ternary(\"a\", \"b\", .Values.x) }}\n",
            "A function is called without parentheses and commas: `name argument argument`.",
            "a: {{ ternary \"a\" \"b\" .Values.x }}\n",
        ),
        (
            "a: {{ .Values.name.toYaml() }}\n",
            "A function is called without parentheses and commas: `name argument argument`.",
            "a: {{ toYaml .Values.name }}\n",
        ),
        (
            "a: {{ now() }}\n",
            "A function is called without parentheses and commas: `name argument argument`.",
            "a: {{ now }}\n",
        ),
    ]);
}
