//! The operators that BINARY_OP and COMPARE_OP take as operands.

macro_rules! binary_operators {
    ($($name:ident = $number:literal, $symbol:literal;)*) => {
        /// The operand of BINARY_OP, under CPython's name and number (`Include/opcode.h`).
        #[allow(non_camel_case_types, missing_docs)]
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[repr(u8)]
        pub enum BinaryOp {
            $(#[doc = concat!("`", $symbol, "`")] $name = $number,)*
        }

        impl BinaryOp {
            /// Every operator, in numeric order.
            pub const ALL: [BinaryOp; 0 $(+ { _ = $number; 1 })*] = [$(BinaryOp::$name),*];

            /// CPython's name.
            pub const fn name(self) -> &'static str {
                match self { $(BinaryOp::$name => stringify!($name),)* }
            }

            /// How Python writes it: `+` or `+=`.
            pub const fn symbol(self) -> &'static str {
                match self { $(BinaryOp::$name => $symbol,)* }
            }
        }
    };
}

binary_operators! {
    NB_ADD = 0, "+";
    NB_AND = 1, "&";
    NB_FLOOR_DIVIDE = 2, "//";
    NB_LSHIFT = 3, "<<";
    NB_MATRIX_MULTIPLY = 4, "@";
    NB_MULTIPLY = 5, "*";
    NB_REMAINDER = 6, "%";
    NB_OR = 7, "|";
    NB_POWER = 8, "**";
    NB_RSHIFT = 9, ">>";
    NB_SUBTRACT = 10, "-";
    NB_TRUE_DIVIDE = 11, "/";
    NB_XOR = 12, "^";
    NB_INPLACE_ADD = 13, "+=";
    NB_INPLACE_AND = 14, "&=";
    NB_INPLACE_FLOOR_DIVIDE = 15, "//=";
    NB_INPLACE_LSHIFT = 16, "<<=";
    NB_INPLACE_MATRIX_MULTIPLY = 17, "@=";
    NB_INPLACE_MULTIPLY = 18, "*=";
    NB_INPLACE_REMAINDER = 19, "%=";
    NB_INPLACE_OR = 20, "|=";
    NB_INPLACE_POWER = 21, "**=";
    NB_INPLACE_RSHIFT = 22, ">>=";
    NB_INPLACE_SUBTRACT = 23, "-=";
    NB_INPLACE_TRUE_DIVIDE = 24, "/=";
    NB_INPLACE_XOR = 25, "^=";
}

impl BinaryOp {
    /// The operator with this number.
    pub fn from_operand(operand: u32) -> Option<BinaryOp> {
        BinaryOp::ALL.get(usize::try_from(operand).ok()?).copied()
    }

    /// Whether it is an augmented assignment's.
    pub const fn is_in_place(self) -> bool {
        self as u8 >= BinaryOp::NB_INPLACE_ADD as u8
    }

    /// The operator without the assignment; itself if there is none.
    pub const fn plain(self) -> BinaryOp {
        BinaryOp::ALL[self as usize % (BinaryOp::NB_INPLACE_ADD as usize)]
    }

    /// The operator of the augmented assignment.
    pub const fn in_place(self) -> BinaryOp {
        BinaryOp::ALL[self.plain() as usize + BinaryOp::NB_INPLACE_ADD as usize]
    }
}

/// The operand of COMPARE_OP: a rich comparison, with CPython's numbers (`Py_LT` and so on).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum CompareOp {
    /// `<`
    Lt = 0,
    /// `<=`
    Le = 1,
    /// `==`
    Eq = 2,
    /// `!=`
    Ne = 3,
    /// `>`
    Gt = 4,
    /// `>=`
    Ge = 5,
}

impl CompareOp {
    /// Every comparison, in numeric order.
    pub const ALL: [CompareOp; 6] =
        [CompareOp::Lt, CompareOp::Le, CompareOp::Eq, CompareOp::Ne, CompareOp::Gt, CompareOp::Ge];

    /// The comparison with this number.
    pub fn from_operand(operand: u32) -> Option<CompareOp> {
        CompareOp::ALL.get(usize::try_from(operand).ok()?).copied()
    }

    /// How Python writes it.
    pub const fn symbol(self) -> &'static str {
        match self {
            CompareOp::Lt => "<",
            CompareOp::Le => "<=",
            CompareOp::Eq => "==",
            CompareOp::Ne => "!=",
            CompareOp::Gt => ">",
            CompareOp::Ge => ">=",
        }
    }

    /// The special method that implements it.
    pub const fn method(self) -> &'static str {
        match self {
            CompareOp::Lt => "__lt__",
            CompareOp::Le => "__le__",
            CompareOp::Eq => "__eq__",
            CompareOp::Ne => "__ne__",
            CompareOp::Gt => "__gt__",
            CompareOp::Ge => "__ge__",
        }
    }

    /// The comparison that holds with exchanged operands.
    pub const fn swapped(self) -> CompareOp {
        match self {
            CompareOp::Lt => CompareOp::Gt,
            CompareOp::Le => CompareOp::Ge,
            CompareOp::Gt => CompareOp::Lt,
            CompareOp::Ge => CompareOp::Le,
            CompareOp::Eq | CompareOp::Ne => self,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_positions() {
        for (number, operator) in BinaryOp::ALL.into_iter().enumerate() {
            assert_eq!(operator as usize, number);
            assert_eq!(operator.is_in_place(), operator.symbol().ends_with('='));
            assert_eq!(operator.in_place().symbol(), format!("{}=", operator.plain().symbol()));
        }
        assert_eq!(BinaryOp::from_operand(26), None);
        for (number, compare) in CompareOp::ALL.into_iter().enumerate() {
            assert_eq!(compare as usize, number);
            assert_eq!(compare.swapped().swapped(), compare);
        }
        assert_eq!(CompareOp::from_operand(6), None);
    }
}
