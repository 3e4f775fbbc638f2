//! Go text/template: values as Go sees them, lexer, parser, executor, fmt, built-ins, source map.
