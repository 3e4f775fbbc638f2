//! Examples of the tables, run by the executor.
