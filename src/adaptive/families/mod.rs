//! One file a family: its specialized forms with their guards and fast paths.

pub mod binary_op;
