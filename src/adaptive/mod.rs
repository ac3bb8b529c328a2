//! The adaptive interpreter's own machinery: the life of a site, quickening.

pub mod dispatch;
pub mod families;
pub mod hot;
pub mod pace;
pub mod policy;
pub mod quicken;
pub mod scalar;
pub mod schedule;
pub mod stats;
pub mod thresholds;
