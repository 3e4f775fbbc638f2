//! Signs that are open, too many or none of Go’s.

use super::each;

#[test]
fn signs_are_told_with_their_way_out() {
    each(&[
        (
            "a: {{ (eq .Values.name \"x\" }}\n",
            "The `(` opened here is never closed.",
            "a: {{ (eq .Values.name \"x\") }}\n",
        ),
        (
            "a: {{ if (eq .Values.name \"x\" }}y{{ end }}\n",
            "The `(` opened here is never closed.",
            "a: {{ if (eq .Values.name \"x\") }}y{{ end }}\n",
        ),
        (
            "a: {{ eq .Values.name \"x\") }}\n",
            "This `)` has no matching `(`.",
            "a: {{ eq .Values.name \"x\" }}\n",
        ),
        ("a: {{ .Values.name | \"x\" }}\n", "What follows this `|` is not a function.", ""),
        (
            "a: {{ .Values.name | default \"x }}\n",
            "The `\"` opened here is never closed.",
            "a: {{ .Values.name | default \"x\" }}\n",
        ),
        (
            "a: {{ .Values.name | default x\" }}\n",
            "This quote closes a text that was never opened.",
            "a: {{ .Values.name | default \"x\" }}\n",
        ),
        (
            "a: {{ .Values.name | default `x }}\n",
            "The back quote opened here is never closed.",
            "a: {{ .Values.name | default `x` }}\n",
        ),
        (
            "a: {{ .Values.name | default 'x }}\n",
            "The `'` opened here is never closed.",
            "a: {{ .Values.name | default \"x\" }}\n",
        ),
        (
            "a: {{ default '' .Values.name }}\n",
            "Text needs double quotes in a template.",
            "a: {{ default \"\" .Values.name }}\n",
        ),
        ("a: {{/* hello }}\n", "The comment opened here is never closed.", "a: {{/* hello */}}\n"),
        (
            "a: {{ /* hello */ }}\n",
            "A comment starts directly after the braces and ends directly before them.",
            "a: {{/* hello */}}\n",
        ),
        (
            "a: {{ // hello }}\n",
            "`//` does not start a comment in a template.",
            "a: {{/* hello */}}\n",
        ),
        (
            "a: {{ # hello }}\n",
            "`#` does not start a comment in a template.",
            "a: {{/* hello */}}\n",
        ),
        (
            "a: {{!-- hello --}}\n",
            "`!--` does not start a comment in a template.",
            "a: {{/* hello */}}\n",
        ),
        (
            "{{/* hello */ }}\n",
            "A comment ends with `*/` and the braces directly after it: `*/}}` or `*/ -}}`.",
            "{{/* hello */}}\n",
        ),
        (
            "{{ /* hello */}}\n",
            "A comment starts directly after the braces and ends directly before them.",
            "{{/* hello */}}\n",
        ),
        (
            "{{-/* hello */-}}\n",
            "`-/*` does not start a comment in a template.",
            "{{- /* hello */ -}}\n",
        ),
        (
            "{{-.Values.name-}}\n",
            "The `-` that trims what comes before needs a space after it: `{{- `.",
            "{{- .Values.name-}}\n",
        ),
        (
            "a: {{-.Values.name -}}\n",
            "The `-` that trims what comes before needs a space after it: `{{- `.",
            "a: {{- .Values.name -}}\n",
        ),
        (
            "a: {{ .Values.name-}}\n",
            "The `-` that trims what follows needs a space before it: ` -}}`.",
            "a: {{ .Values.name -}}\n",
        ),
        (
            "a: {{ 08 }}\n",
            "`08` starts with `0`, which makes it octal: `8` and `9` are not octal digits.",
            "a: {{ 8 }}\n",
        ),
        ("a: {{ 10Gi }}\n", "`10Gi` is not a number.", "a: {{ \"10Gi\" }}\n"),
        (
            "a: {{ .Values.my-name }}\n",
            "A name after a dot cannot contain `-`, as in `.Values.my-name`.",
            "a: {{ index .Values \"my-name\" }}\n",
        ),
        (
            "a: {{ .Values.my-name.x }}\n",
            "A name after a dot cannot contain `-`, as in `.Values.my-name.x`.",
            "a: {{ index .Values \"my-name\" \"x\" }}\n",
        ),
        (
            "a: {{ .Values.list[0] }}\n",
            "Items are looked up with `index`, not with brackets.",
            "a: {{ index .Values.list 0 }}\n",
        ),
        (
            "a: {{ .Values.list.[0] }}\n",
            "Items are looked up with `index`, not with brackets.",
            "a: {{ index .Values.list 0 }}\n",
        ),
        (
            "a: {{ .Values.list.0 }}\n",
            "Items of a list are looked up with `index`, not with a dot.",
            "a: {{ index .Values.list 0 }}\n",
        ),
        (
            "a: {{ .Values[\"name\"] }}\n",
            "Items are looked up with `index`, not with brackets.",
            "a: {{ index .Values \"name\" }}\n",
        ),
        (
            "a: {{ .Values.nodes[\"a/b\"] }}\n",
            "Items are looked up with `index`, not with brackets.",
            "a: {{ index .Values.nodes \"a/b\" }}\n",
        ),
        ("a: {{ ..Values.name }}\n", "There is one dot too many.", "a: {{ .Values.name }}\n"),
        ("a: {{ .Values..name }}\n", "There is one dot too many.", "a: {{ .Values.name }}\n"),
        (
            "a: {{ .Values. name }}\n",
            "A space ends a path: the name must follow the dot directly.",
            "a: {{ .Values.name }}\n",
        ),
        ("a: {{ .Values.name. }}\n", "There is one dot too many.", "a: {{ .Values.name }}\n"),
        ("a: {{ $x =: 1 }}\n", "This `:` has no `=` after it.", "a: {{ $x := 1 }}\n"),
        (
            "a: {{ .x := 1 }}\n",
            "Only variables can be assigned, and their names start with `$`.",
            "a: {{ $x := 1 }}\n",
        ),
        (
            "a: {{ include \"c.labels\", . }}\n",
            "Arguments are separated by spaces, not by commas.",
            "a: {{ include \"c.labels\" . }}\n",
        ),
        (
            "a: {{ include(\"c.labels\", .) }}\n",
            "Functions are called without parentheses and commas: `name argument argument`.",
            "a: {{ include \"c.labels\" . }}\n",
        ),
        (
            "{{ define \"c.x\" }}a\n",
            "The `define` opened here is never closed.",
            "{{ define \"c.x\" }}a\n{{- end }}\n",
        ),
        (
            "{{ if .Values.a }}{{ define \"c.x\" }}a{{ end }}{{ end }}\n",
            "`define` is inside the `if` of line 1, which is not closed.",
            "",
        ),
        (
            "{{ block \"x\" }}a{{ end }}\n",
            "`block` needs a value after the name, which becomes the dot of the template.",
            "{{ block \"x\" . }}a{{ end }}\n",
        ),
        (
            "a: {{ .Values.name; }}\n",
            "`;` has no meaning in an action outside of quotes.",
            "a: {{ .Values.name }}\n",
        ),
        ("a: {{ “x” }}\n", "Templates do not know these quotes.", "a: {{ \"x\" }}\n"),
        (
            "a: {{ default “x” .Values.name }}\n",
            "Templates do not know these quotes.",
            "a: {{ default \"x\" .Values.name }}\n",
        ),
        (
            "a: {{ printf \"%s-%s\" .Values.name, \"x\" }}\n",
            "Arguments are separated by spaces, not by commas.",
            "a: {{ printf \"%s-%s\" .Values.name \"x\" }}\n",
        ),
        (
            "a: {{ \"a\\d\" }}\n",
            "A `\\` starts an escape in double quotes, and this one does not exist.",
            "a: {{ `a\\d` }}\n",
        ),
        ("a: {{ true.x }}\n", "What comes before this dot has no fields.", ""),
        ("a: {{ list [1, 2] }}\n", "`[` has no meaning in an action outside of quotes.", ""),
        (
            "a: {{ if and .Values.a, .Values.b }}x{{ end }}\n",
            "Arguments are separated by spaces, not by commas.",
            "a: {{ if and .Values.a .Values.b }}x{{ end }}\n",
        ),
        (
            "a: {{ ternary(\"a\", \"b\", .Values.x) }}\n",
            "Functions are called without parentheses and commas: `name argument argument`.",
            "a: {{ ternary \"a\" \"b\" .Values.x }}\n",
        ),
        (
            "a: {{ .Values.name.toYaml() }}\n",
            "Functions are called without parentheses and commas: `name argument argument`.",
            "a: {{ toYaml .Values.name }}\n",
        ),
        (
            "a: {{ now() }}\n",
            "Functions are called without parentheses and commas: `name argument argument`.",
            "a: {{ now }}\n",
        ),
    ]);
}
