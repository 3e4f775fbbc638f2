//! The renderer's facade, pure: a project goes in, a Report comes out.
