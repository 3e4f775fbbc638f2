//! Words and operators of other languages.

use super::each;

#[test]
fn operators_of_other_languages_are_functions() {
    each(&[
        (
            "a: {{ $x == 1 }}\n",
            "Templates have functions where other languages have operators.",
            "a: {{ eq (int $x) 1 }}\n",
        ),
        (
            "{{ $x := 1 }}a: {{ if $x == 1 }}y{{ end }}\n",
            "Templates have functions where other languages have operators.",
            "{{ $x := 1 }}a: {{ if eq (int $x) 1 }}y{{ end }}\n",
        ),
        (
            "{{ if .Values.a && .Values.b }}a: 1{{ end }}\n",
            "Templates have functions where other languages have operators.",
            "{{ if and .Values.a .Values.b }}a: 1{{ end }}\n",
        ),
        (
            "{{ if .Values.a || .Values.b }}a: 1{{ end }}\n",
            "Templates have functions where other languages have operators.",
            "{{ if or .Values.a .Values.b }}a: 1{{ end }}\n",
        ),
        (
            "{{ if !.Values.a }}a: 1{{ end }}\n",
            "Templates have functions where other languages have operators.",
            "{{ if not .Values.a }}a: 1{{ end }}\n",
        ),
        (
            "{{ if .Values.port >= 3 }}a: 1{{ end }}\n",
            "Templates have functions where other languages have operators.",
            "{{ if ge (int .Values.port) 3 }}a: 1{{ end }}\n",
        ),
        (
            "{{ if .Values.a != \"b\" }}a: 1{{ end }}\n",
            "Templates have functions where other languages have operators.",
            "{{ if ne .Values.a \"b\" }}a: 1{{ end }}\n",
        ),
        (
            "a: {{ .Values.name || quote }}\n",
            "One `|` hands a value on to `quote`, and there are two here.",
            "a: {{ .Values.name | quote }}\n",
        ),
        (
            "a: {{ .Values.port + 1 }}\n",
            "Templates have functions where other languages calculate with signs.",
            "a: {{ add .Values.port 1 }}\n",
        ),
        (
            "a: {{ .Values.port - 1 }}\n",
            "Templates have functions where other languages calculate with signs.",
            "a: {{ sub .Values.port 1 }}\n",
        ),
        (
            "a: {{ .Values.port * 2 }}\n",
            "Templates have functions where other languages calculate with signs.",
            "a: {{ mul .Values.port 2 }}\n",
        ),
        (
            "a: {{ .Values.port / 2 }}\n",
            "Templates have functions where other languages calculate with signs.",
            "a: {{ div .Values.port 2 }}\n",
        ),
        (
            "a: {{ .Values.port % 2 }}\n",
            "Templates have functions where other languages calculate with signs.",
            "a: {{ mod .Values.port 2 }}\n",
        ),
        (
            "a: {{ .Values.name ? \"a\" : \"b\" }}\n",
            "Templates have functions where other languages have operators.",
            "a: {{ if .Values.name }}{{ \"a\" }}{{ else }}{{ \"b\" }}{{ end }}\n",
        ),
        (
            "a: {{ .Values.name ?? \"b\" }}\n",
            "Templates have functions where other languages have operators.",
            "a: {{ default \"b\" .Values.name }}\n",
        ),
        (
            "a: {{ \"a\" + \"b\" }}\n",
            "Templates have functions where other languages calculate with signs.",
            "a: {{ print \"a\" \"b\" }}\n",
        ),
        (
            "a: {{ if (.Values.a) and (.Values.b) }}x{{ end }}\n",
            "`and` is a function, and stands before what it takes.",
            "a: {{ if and (.Values.a) (.Values.b) }}x{{ end }}\n",
        ),
        (
            "a: {{ if eq .Values.name \"a\" or eq .Values.name \"b\" }}x{{ end }}\n",
            "`or` takes calls in parentheses: without them, their words are its arguments.",
            "a: {{ if or (eq .Values.name \"a\") (eq .Values.name \"b\") }}x{{ end }}\n",
        ),
        (
            "a: {{ if and eq .Values.name \"a\" eq .Values.name \"b\" }}x{{ end }}\n",
            "`and` takes calls in parentheses: without them, their words are its arguments.",
            "a: {{ if and (eq .Values.name \"a\") (eq .Values.name \"b\") }}x{{ end }}\n",
        ),
        (
            "a: {{ if eq .Values.name \"a\" && eq .Values.name \"b\" }}x{{ end }}\n",
            "Templates have functions where other languages have operators.",
            "a: {{ if and (eq .Values.name \"a\") (eq .Values.name \"b\") }}x{{ end }}\n",
        ),
    ]);
}

#[test]
fn words_of_other_languages_are_go_s() {
    each(&[
        ("a: {{ x = 1 }}\n", "The name of a variable begins with `$`: `$x`.", "a: {{ $x := 1 }}\n"),
        (
            "{{ if .Values.a }}a: 1{{ else }}b: 1{{ else }}c: 1{{ end }}\n",
            "The `if` of line 1 has its `else` already.",
            "",
        ),
        (
            "{{ if .Values.a }}a: 1{{ elif .Values.b }}b: 1{{ end }}\n",
            "There is no `elif` in templates: it is `else if`.",
            "{{ if .Values.a }}a: 1{{ else if .Values.b }}b: 1{{ end }}\n",
        ),
        (
            "{{ if .Values.a }}a: 1{{ elseif .Values.b }}b: 1{{ end }}\n",
            "There is no `elseif` in templates: it is `else if`.",
            "{{ if .Values.a }}a: 1{{ else if .Values.b }}b: 1{{ end }}\n",
        ),
        (
            "{{ if .Values.a }}a: 1{{ elsif .Values.b }}b: 1{{ end }}\n",
            "There is no `elsif` in templates: it is `else if`.",
            "{{ if .Values.a }}a: 1{{ else if .Values.b }}b: 1{{ end }}\n",
        ),
        (
            "{{ if .Values.a }}a: 1{{ else range .Values.b }}b: 1{{ end }}\n",
            "`else` can be followed by `if` and `with`, and not by `range`.",
            "",
        ),
        (
            "{{ if .Values.a }}a: 1{{ endif }}\n",
            "There is no `endif` in templates: it is `end`.",
            "{{ if .Values.a }}a: 1{{ end }}\n",
        ),
        (
            "{{ if .Values.a }}a: 1{{ fi }}\n",
            "There is no `fi` in templates: it is `end`.",
            "{{ if .Values.a }}a: 1{{ end }}\n",
        ),
        (
            "{{ if .Values.a }}a: 1{{ End }}\n",
            "There is no `End` in templates: it is `end`.",
            "{{ if .Values.a }}a: 1{{ end }}\n",
        ),
        (
            "{{ if .Values.a }}a: 1{{ /if }}\n",
            "There is no `/if` in templates: every block ends with `end`.",
            "{{ if .Values.a }}a: 1{{ end }}\n",
        ),
        (
            "{{ for .Values.list }}a: 1{{ end }}\n",
            "There is no `for` in templates: it is `range`.",
            "{{ range .Values.list }}a: 1{{ end }}\n",
        ),
        (
            "{{ foreach .Values.list }}a: 1{{ end }}\n",
            "There is no `foreach` in templates: it is `range`.",
            "{{ range .Values.list }}a: 1{{ end }}\n",
        ),
        (
            "{{ for x in .Values.list }}a: 1{{ end }}\n",
            "There is no `for` in templates: it is `range`.",
            "{{ range $x := .Values.list }}a: 1{{ end }}\n",
        ),
        (
            "{{ range x := .Values.list }}a: 1{{ end }}\n",
            "The name of a variable begins with `$`.",
            "{{ range $x := .Values.list }}a: 1{{ end }}\n",
        ),
        (
            "{{ range $k $v := .Values.nodes }}a: 1{{ end }}\n",
            "A comma stands between the two variables of `range`.",
            "{{ range $k, $v := .Values.nodes }}a: 1{{ end }}\n",
        ),
        (
            "{{ range $k, $v, $w := .Values.nodes }}a: 1{{ end }}\n",
            "`range` has two variables at most.",
            "",
        ),
        (
            "{{ range $k, $v in .Values.nodes }}a: 1{{ end }}\n",
            "`range` gives its variables a value by `:=`.",
            "{{ range $k, $v := .Values.nodes }}a: 1{{ end }}\n",
        ),
        ("a: 1{{ else }}b\n", "This `else` stands in no block: all blocks above are closed.", ""),
        ("{{ if }}a: 1{{ end }}\n", "`if` asks for nothing.", ""),
        ("{{ range }}a: 1{{ end }}\n", "`range` has nothing to go over.", ""),
        ("a: {{ }}\n", "There is nothing in this action.", ""),
        ("a: {{ | quote }}\n", "A `|` stands here without a value before it.", ""),
        (
            "a: {{ $.Values.name }} {{ $Values.name }}\n",
            "There is no variable `$Values`: the root is `$`.",
            "a: {{ $.Values.name }} {{ $.Values.name }}\n",
        ),
        ("a: {{ $x : 1 }}\n", "`$x` is given a value by `:=`.", "a: {{ $x := 1 }}\n"),
        (
            "a: {{ x := 1 }}\n",
            "The name of a variable begins with `$`: `$x`.",
            "a: {{ $x := 1 }}\n",
        ),
        ("a: {{ $x := 1, $y := 2 }}\n", "Arguments stand beside each other, without commas.", ""),
        (
            "a: {{ include c.labels . }}\n",
            "The name of a template stands in quotes: `\"c.labels\"`.",
            "a: {{ include \"c.labels\" . }}\n",
        ),
        (
            "a: {{ template c.labels . }}\n",
            "The name of a template stands in quotes: `\"c.labels\"`.",
            "a: {{ template \"c.labels\" . }}\n",
        ),
        (
            "a: {{ template \"c.labels\" . | nindent 4 }}\n",
            "`template` prints by itself, and what stands behind its name is what it hands on: it cannot be piped.",
            "a: {{ include \"c.labels\" . | nindent 4 }}\n",
        ),
        (
            "{{ define c.x }}a{{ end }}\n",
            "The name of a template stands in quotes: `\"c.x\"`.",
            "{{ define \"c.x\" }}a{{ end }}\n",
        ),
        (
            "{{ define \"c.x\" . }}a{{ end }}\n",
            "`define` takes a name and nothing else.",
            "{{ define \"c.x\" }}a{{ end }}\n",
        ),
        ("{{ break }}\n", "`break` stands outside of `range`.", ""),
        (
            "a: {{ env \"X\" }}\n",
            "There is no `env`: templates see nothing of Helm’s environment.",
            "",
        ),
        (
            "a: {{ with .Values.nodes as $x }}x{{ end }}\n",
            "A variable of `with` stands before its value.",
            "a: {{ with $x := .Values.nodes }}x{{ end }}\n",
        ),
        (
            "a: {{ let $x = 1 }}\n",
            "There is no `let` in templates: `:=` declares a variable.",
            "a: {{ $x := 1 }}\n",
        ),
        ("a: {{ set $x = 1 }}\n", "Undefined variable \"$x\".", ""),
        (
            "a: {{ var x = 1 }}\n",
            "There is no `var` in templates: `:=` declares a variable.",
            "a: {{ $x := 1 }}\n",
        ),
    ]);
}
