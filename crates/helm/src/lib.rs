//! Charts: loading, layers, dependencies, coalescing, engine, manifests, hooks, notes.
