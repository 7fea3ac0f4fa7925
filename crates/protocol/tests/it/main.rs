//! The wire types as the pages know them.

mod typescript;
