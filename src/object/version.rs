//! Versions: the numbers by which a cache knows that the world it saw is still the world.
//!
//! A version is never used twice in a run. 0 means "none": nobody has asked for one since the last change.
//! When a counter runs out, no more versions are given and nothing that needs one specializes.

/// A kind of change that resets a version. Each can be switched off by name, to see that the suite notices.
#[allow(missing_docs)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
pub enum Invalidation {
    TypeAttributeSet,
    TypeAttributeDeleted,
    TypeBasesAssigned,
    TypeSubclasses,
    DictKeyAdded,
    DictKeyDeleted,
    DictCleared,
    SharedKeyAdded,
    FunctionCodeAssigned,
    FunctionDefaultsAssigned,
    FunctionKwdefaultsAssigned,
    FunctionAnnotationsAssigned,
}

impl Invalidation {
    /// Every invalidation with its name and what it is.
    pub const ALL: [(Invalidation, &'static str, &'static str); 12] = [
        (Self::TypeAttributeSet, "type_attribute_set", "an attribute of a class is set"),
        (Self::TypeAttributeDeleted, "type_attribute_deleted", "an attribute of a class is deleted"),
        (Self::TypeBasesAssigned, "type_bases_assigned", "the bases of a class are assigned"),
        (Self::TypeSubclasses, "type_subclasses", "a change of a class reaches its subclasses"),
        (Self::DictKeyAdded, "dict_key_added", "a key is added to a dict"),
        (Self::DictKeyDeleted, "dict_key_deleted", "a key is deleted from a dict"),
        (Self::DictCleared, "dict_cleared", "a dict is cleared or its table rebuilt"),
        (Self::SharedKeyAdded, "shared_key_added", "an instance adds a name to the shared keys of its class"),
        (Self::FunctionCodeAssigned, "function_code_assigned", "__code__ of a function is assigned"),
        (Self::FunctionDefaultsAssigned, "function_defaults_assigned", "__defaults__ of a function is assigned"),
        (Self::FunctionKwdefaultsAssigned, "function_kwdefaults_assigned", "__kwdefaults__ of a function is assigned"),
        (
            Self::FunctionAnnotationsAssigned,
            "function_annotations_assigned",
            "__annotations__ of a function is assigned",
        ),
    ];
}

/// The counters behind all versions of one run.
#[derive(Clone, Debug, PartialEq)]
pub struct Versions {
    next_type: u32,
    next_keys: u32,
    next_function: u32,
    limit: u32,
    planted: u32,
    /// Changes of the world so far that reset a version, or should have.
    changes: u64,
    /// Of these, those that a planted bug left without effect, and of these again those that left a version alive.
    skipped: u64,
    stale: u64,
    /// Planted bugs of the counters themselves: each version is given out twice; versions have this many bits.
    twice: bool,
    bits: Option<u32>,
}

impl Default for Versions {
    fn default() -> Self {
        // CPython keeps keys version 1 for the shared empty keys object.
        Versions {
            next_type: 1,
            next_keys: 2,
            next_function: 1,
            limit: u32::MAX,
            planted: 0,
            changes: 0,
            skipped: 0,
            stale: 0,
            twice: false,
            bits: None,
        }
    }
}

impl Versions {
    /// Lets every counter run out at `limit`, so that a test can reach exhaustion.
    pub fn set_limit(&mut self, limit: u32) {
        self.limit = limit;
    }

    /// Switches an invalidation off (a planted bug).
    pub fn plant(&mut self, invalidation: Invalidation) {
        self.planted |= 1 << invalidation as u8;
    }

    /// Gives each version out twice (a planted bug).
    pub fn plant_reuse(&mut self) {
        self.twice = true;
    }

    /// Lets versions wrap around after so many bits (a planted bug).
    pub fn plant_overflow(&mut self, bits: u32) {
        self.bits = Some(bits);
    }

    /// Whether this kind of change resets versions, as it should unless it is planted.
    #[inline]
    pub fn resets(&self, invalidation: Invalidation) -> bool {
        self.planted & (1 << invalidation as u8) == 0
    }

    /// A change happened: forgets a version, unless this kind of change is planted.
    #[inline]
    pub fn reset(&mut self, cause: Invalidation, version: &mut u32) {
        self.changes += 1;
        if self.resets(cause) {
            *version = 0;
        } else {
            self.skipped += 1;
            self.stale += u64::from(*version != 0);
        }
    }

    /// How many changes of the world there were.
    pub fn changes(&self) -> u64 {
        self.changes
    }

    /// How many changes a planted bug left without effect, and how many of them left a version alive.
    pub fn skipped(&self) -> (u64, u64) {
        (self.skipped, self.stale)
    }

    /// A fresh type version tag, or 0 when they ran out.
    pub fn fresh_type(&mut self) -> u32 {
        let version = Self::fresh(&mut self.next_type, self.limit);
        self.spoilt(version)
    }

    /// A fresh dict keys version, or 0 when they ran out.
    pub fn fresh_keys(&mut self) -> u32 {
        let version = Self::fresh(&mut self.next_keys, self.limit);
        self.spoilt(version)
    }

    /// A fresh function version, or 0 when they ran out.
    pub fn fresh_function(&mut self) -> u32 {
        let version = Self::fresh(&mut self.next_function, self.limit);
        self.spoilt(version)
    }

    /// The version as planted bugs give it out.
    #[inline]
    fn spoilt(&mut self, version: u32) -> u32 {
        if !self.twice && self.bits.is_none() {
            return version;
        }
        let spoilt = match self.bits {
            // 0 would mean that there is none.
            Some(bits) => version & ((1 << bits) - 1) | u32::from(version.trailing_zeros() >= bits),
            None => version.div_ceil(2),
        };
        self.stale += u64::from(spoilt != version);
        spoilt
    }

    fn fresh(next: &mut u32, limit: u32) -> u32 {
        if *next == 0 || *next >= limit {
            return 0;
        }
        let version = *next;
        *next = next.wrapping_add(1);
        version
    }
}
