//! Words and operators of other languages.

use super::each;

#[test]
fn operators_of_other_languages_are_functions() {
    each(&[
        (
            "a: {{ $x == 1 }}\n",
            "Templates compare and combine with functions, not with operators.",
            "a: {{ eq (int $x) 1 }}\n",
        ),
        (
            "{{ $x := 1 }}a: {{ if $x == 1 }}y{{ end }}\n",
            "Templates compare and combine with functions, not with operators.",
            "{{ $x := 1 }}a: {{ if eq (int $x) 1 }}y{{ end }}\n",
        ),
        (
            "{{ if .Values.a && .Values.b }}a: 1{{ end }}\n",
            "Templates compare and combine with functions, not with operators.",
            "{{ if and .Values.a .Values.b }}a: 1{{ end }}\n",
        ),
        (
            "{{ if .Values.a || .Values.b }}a: 1{{ end }}\n",
            "Templates compare and combine with functions, not with operators.",
            "{{ if or .Values.a .Values.b }}a: 1{{ end }}\n",
        ),
        (
            "{{ if !.Values.a }}a: 1{{ end }}\n",
            "Templates compare and combine with functions, not with operators.",
            "{{ if not .Values.a }}a: 1{{ end }}\n",
        ),
        (
            "{{ if .Values.port >= 3 }}a: 1{{ end }}\n",
            "Templates compare and combine with functions, not with operators.",
            "{{ if ge (int .Values.port) 3 }}a: 1{{ end }}\n",
        ),
        (
            "{{ if .Values.a != \"b\" }}a: 1{{ end }}\n",
            "Templates compare and combine with functions, not with operators.",
            "{{ if ne .Values.a \"b\" }}a: 1{{ end }}\n",
        ),
        (
            "a: {{ .Values.name || quote }}\n",
            "A single `|` passes a value on to `quote`; there are two here.",
            "a: {{ .Values.name | quote }}\n",
        ),
        (
            "a: {{ .Values.port + 1 }}\n",
            "Templates calculate with functions, not with operators.",
            "a: {{ add .Values.port 1 }}\n",
        ),
        (
            "a: {{ .Values.port - 1 }}\n",
            "Templates calculate with functions, not with operators.",
            "a: {{ sub .Values.port 1 }}\n",
        ),
        (
            "a: {{ .Values.port * 2 }}\n",
            "Templates calculate with functions, not with operators.",
            "a: {{ mul .Values.port 2 }}\n",
        ),
        (
            "a: {{ .Values.port / 2 }}\n",
            "Templates calculate with functions, not with operators.",
            "a: {{ div .Values.port 2 }}\n",
        ),
        (
            "a: {{ .Values.port % 2 }}\n",
            "Templates calculate with functions, not with operators.",
            "a: {{ mod .Values.port 2 }}\n",
        ),
        (
            "a: {{ .Values.name ? \"a\" : \"b\" }}\n",
            "Templates compare and combine with functions, not with operators.",
            "a: {{ if .Values.name }}{{ \"a\" }}{{ else }}{{ \"b\" }}{{ end }}\n",
        ),
        (
            "a: {{ .Values.name ?? \"b\" }}\n",
            "Templates compare and combine with functions, not with operators.",
            "a: {{ default \"b\" .Values.name }}\n",
        ),
        (
            "a: {{ \"a\" + \"b\" }}\n",
            "Templates calculate with functions, not with operators.",
            "a: {{ print \"a\" \"b\" }}\n",
        ),
        (
            "a: {{ if (.Values.a) and (.Values.b) }}x{{ end }}\n",
            "`and` is a function and comes before its arguments.",
            "a: {{ if and (.Values.a) (.Values.b) }}x{{ end }}\n",
        ),
        (
            "a: {{ if eq .Values.name \"a\" or eq .Values.name \"b\" }}x{{ end }}\n",
            "Calls among the arguments of `or` need parentheses: without them, their words become its arguments.",
            "a: {{ if or (eq .Values.name \"a\") (eq .Values.name \"b\") }}x{{ end }}\n",
        ),
        (
            "a: {{ if and eq .Values.name \"a\" eq .Values.name \"b\" }}x{{ end }}\n",
            "Calls among the arguments of `and` need parentheses: without them, their words become its arguments.",
            "a: {{ if and (eq .Values.name \"a\") (eq .Values.name \"b\") }}x{{ end }}\n",
        ),
        (
            "a: {{ if eq .Values.name \"a\" && eq .Values.name \"b\" }}x{{ end }}\n",
            "Templates compare and combine with functions, not with operators.",
            "a: {{ if and (eq .Values.name \"a\") (eq .Values.name \"b\") }}x{{ end }}\n",
        ),
    ]);
}

#[test]
fn words_of_other_languages_are_go_s() {
    each(&[
        ("a: {{ x = 1 }}\n", "The names of variables start with `$`: `$x`.", "a: {{ $x := 1 }}\n"),
        (
            "{{ if .Values.a }}a: 1{{ else }}b: 1{{ else }}c: 1{{ end }}\n",
            "The `if` on line 1 already has an `else`.",
            "",
        ),
        (
            "{{ if .Values.a }}a: 1{{ elif .Values.b }}b: 1{{ end }}\n",
            "Templates have no `elif`: it is `else if`.",
            "{{ if .Values.a }}a: 1{{ else if .Values.b }}b: 1{{ end }}\n",
        ),
        (
            "{{ if .Values.a }}a: 1{{ elseif .Values.b }}b: 1{{ end }}\n",
            "Templates have no `elseif`: it is `else if`.",
            "{{ if .Values.a }}a: 1{{ else if .Values.b }}b: 1{{ end }}\n",
        ),
        (
            "{{ if .Values.a }}a: 1{{ elsif .Values.b }}b: 1{{ end }}\n",
            "Templates have no `elsif`: it is `else if`.",
            "{{ if .Values.a }}a: 1{{ else if .Values.b }}b: 1{{ end }}\n",
        ),
        (
            "{{ if .Values.a }}a: 1{{ else range .Values.b }}b: 1{{ end }}\n",
            "`else` can be followed by `if` or `with`, not by `range`.",
            "",
        ),
        (
            "{{ if .Values.a }}a: 1{{ endif }}\n",
            "Templates have no `endif`: it is `end`.",
            "{{ if .Values.a }}a: 1{{ end }}\n",
        ),
        (
            "{{ if .Values.a }}a: 1{{ fi }}\n",
            "Templates have no `fi`: it is `end`.",
            "{{ if .Values.a }}a: 1{{ end }}\n",
        ),
        (
            "{{ if .Values.a }}a: 1{{ End }}\n",
            "Templates have no `End`: it is `end`.",
            "{{ if .Values.a }}a: 1{{ end }}\n",
        ),
        (
            "{{ if .Values.a }}a: 1{{ /if }}\n",
            "Templates have no `/if`: every block ends with `end`.",
            "{{ if .Values.a }}a: 1{{ end }}\n",
        ),
        (
            "{{ for .Values.list }}a: 1{{ end }}\n",
            "Templates have no `for`: it is `range`.",
            "{{ range .Values.list }}a: 1{{ end }}\n",
        ),
        (
            "{{ foreach .Values.list }}a: 1{{ end }}\n",
            "Templates have no `foreach`: it is `range`.",
            "{{ range .Values.list }}a: 1{{ end }}\n",
        ),
        (
            "{{ for x in .Values.list }}a: 1{{ end }}\n",
            "Templates have no `for`: it is `range`.",
            "{{ range $x := .Values.list }}a: 1{{ end }}\n",
        ),
        (
            "{{ range x := .Values.list }}a: 1{{ end }}\n",
            "The names of variables start with `$`.",
            "{{ range $x := .Values.list }}a: 1{{ end }}\n",
        ),
        (
            "{{ range $k $v := .Values.nodes }}a: 1{{ end }}\n",
            "The two variables of `range` need a comma between them.",
            "{{ range $k, $v := .Values.nodes }}a: 1{{ end }}\n",
        ),
        (
            "{{ range $k, $v, $w := .Values.nodes }}a: 1{{ end }}\n",
            "`range` has at most two variables.",
            "",
        ),
        (
            "{{ range $k, $v in .Values.nodes }}a: 1{{ end }}\n",
            "`range` declares its variables with `:=`.",
            "{{ range $k, $v := .Values.nodes }}a: 1{{ end }}\n",
        ),
        ("a: 1{{ else }}b\n", "This `else` belongs to no block: all blocks above are closed.", ""),
        ("{{ if }}a: 1{{ end }}\n", "`if` has no condition.", ""),
        ("{{ range }}a: 1{{ end }}\n", "`range` has nothing to iterate over.", ""),
        ("a: {{ }}\n", "This action is empty.", ""),
        ("a: {{ | quote }}\n", "There is no value before this `|`.", ""),
        (
            "a: {{ $.Values.name }} {{ $Values.name }}\n",
            "There is no variable `$Values`: the root is `$`.",
            "a: {{ $.Values.name }} {{ $.Values.name }}\n",
        ),
        ("a: {{ $x : 1 }}\n", "`$x` is assigned with `:=`.", "a: {{ $x := 1 }}\n"),
        ("a: {{ x := 1 }}\n", "The names of variables start with `$`: `$x`.", "a: {{ $x := 1 }}\n"),
        ("a: {{ $x := 1, $y := 2 }}\n", "Arguments are separated by spaces, not by commas.", ""),
        (
            "a: {{ include c.labels . }}\n",
            "The name of a template needs quotes: `\"c.labels\"`.",
            "a: {{ include \"c.labels\" . }}\n",
        ),
        (
            "a: {{ template c.labels . }}\n",
            "The name of a template needs quotes: `\"c.labels\"`.",
            "a: {{ template \"c.labels\" . }}\n",
        ),
        (
            "a: {{ template \"c.labels\" . | nindent 4 }}\n",
            "`template` prints directly, and what follows its name is what it passes on: it cannot be piped.",
            "a: {{ include \"c.labels\" . | nindent 4 }}\n",
        ),
        (
            "{{ define c.x }}a{{ end }}\n",
            "The name of a template needs quotes: `\"c.x\"`.",
            "{{ define \"c.x\" }}a{{ end }}\n",
        ),
        (
            "{{ define \"c.x\" . }}a{{ end }}\n",
            "`define` takes a name and nothing else.",
            "{{ define \"c.x\" }}a{{ end }}\n",
        ),
        ("{{ break }}\n", "`break` is outside of a `range`.", ""),
        (
            "a: {{ env \"X\" }}\n",
            "There is no `env`: templates cannot see Helm’s environment variables.",
            "",
        ),
        (
            "a: {{ with .Values.nodes as $x }}x{{ end }}\n",
            "A variable of `with` comes before its value.",
            "a: {{ with $x := .Values.nodes }}x{{ end }}\n",
        ),
        (
            "a: {{ let $x = 1 }}\n",
            "Templates have no `let`: variables are declared with `:=`.",
            "a: {{ $x := 1 }}\n",
        ),
        ("a: {{ set $x = 1 }}\n", "Undefined variable \"$x\".", ""),
        (
            "a: {{ var x = 1 }}\n",
            "Templates have no `var`: variables are declared with `:=`.",
            "a: {{ $x := 1 }}\n",
        ),
    ]);
}
