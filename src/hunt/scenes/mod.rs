//! Scenes: small worlds with a hot function, arguments for it and changes of the world; what CPython has and our interpreters lack included.

mod attributes;
mod awaits;
mod calls;
mod frames;
mod limits;
mod objects;
mod values;

/// One world: classes and objects, functions with the site, arguments, and changes between visits.
#[derive(Debug)]
pub struct Scene {
    /// What the scene is about: family and danger.
    pub name: &'static str,
    /// Statements that build the world.
    pub setup: &'static str,
    /// Bodies of the hot function, whose parameters are `a` and `b`.
    pub hot: &'static [&'static str],
    /// Arguments, as source of a pair.
    pub arguments: &'static [&'static str],
    /// Statements that change the world.
    pub changes: &'static [&'static str],
    /// How often the hot function is visited between changes.
    pub visits: &'static [u32],
}

/// What scenes leave out: visits enough for a site to get warm, to miss and to get warm again.
const USUAL: Scene =
    Scene { name: "", setup: "", hot: &[], arguments: &[], changes: &[], visits: &[2, 10, 12, 20, 20, 40] };
/// Enough where a visit copies megabytes.
const FEW: &[u32] = &[2, 4, 8];
/// Enough where a visit is hundreds of visits of the sites inside.
const DEEP: &[u32] = &[2, 2, 3, 4];

/// Scenes, by what they are about.
const GROUPS: [&[Scene]; 7] = [
    attributes::SCENES,
    calls::SCENES,
    values::SCENES,
    limits::SCENES,
    frames::SCENES,
    objects::SCENES,
    awaits::SCENES,
];

/// How many scenes there are.
#[must_use]
pub fn count() -> usize {
    GROUPS.iter().map(|group| group.len()).sum()
}

/// The scene of a number below [`count`]; numbers wrap around.
#[must_use]
pub fn scene(number: usize) -> &'static Scene {
    let mut left = number % count();
    for group in GROUPS {
        if left < group.len() {
            return &group[left];
        }
        left -= group.len();
    }
    &GROUPS[0][0]
}
