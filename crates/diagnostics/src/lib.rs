//! Files, spans, the line index and the one Diagnostic type, with its terminal renderer.
