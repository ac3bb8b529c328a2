//! The heap of one run: every object in arenas by kind, addressed by handles in birth order.
//!
//! Two runs of one program that do the same things hold equal heaps, which is what lets an oracle clone the world,
//! take one step in each copy and compare.

use rustc_hash::FxHashMap;

use super::arena::Arena;
use super::attributes::KnownLookups;
use super::builtin::{Layout, NAMES, TYPES, types};
use super::dict::{Dict, SharedKeys};
use super::kinds::{Function, Instance, Method, Native, Object, RunCode, Type};
use super::text::Str;
use super::value::{
    CellId, CodeId, DictId, FunctionId, InstanceId, ListId, MethodId, NativeId, ObjectId, SharedKeysId, StrId, TupleId,
    TypeId, Value,
};
use super::version::Versions;

/// Every object of one run.
#[derive(Clone, Debug, PartialEq)]
pub struct Heap {
    pub(super) strs: Arena<StrId, Str>,
    pub(super) buffers: Arena<usize, String>,
    pub(super) free_buffers: Vec<u32>,
    pub(super) interned: FxHashMap<Box<str>, StrId>,
    pub(super) dicts: Arena<DictId, Dict>,
    pub(super) shared_keys: Arena<SharedKeysId, SharedKeys>,
    /// Tuples.
    pub tuples: Arena<TupleId, Box<[Value]>>,
    /// Lists.
    pub lists: Arena<ListId, Vec<Value>>,
    /// Instances.
    pub instances: Arena<InstanceId, Instance>,
    /// Classes.
    pub types: Arena<TypeId, Type>,
    pub(super) known: KnownLookups,
    /// Functions.
    pub functions: Arena<FunctionId, Function>,
    /// Bound methods.
    pub methods: Arena<MethodId, Method>,
    /// Builtin functions.
    pub natives: Arena<NativeId, Native>,
    /// Cells.
    pub cells: Arena<CellId, Value>,
    /// Code objects.
    pub codes: Arena<CodeId, RunCode>,
    /// Everything else.
    pub objects: Arena<ObjectId, Object>,
    /// The counters behind type, keys and function versions.
    pub versions: Versions,
    allocated: u64,
    exhausted: bool,
}

impl Default for Heap {
    fn default() -> Self {
        Heap::new()
    }
}

/// Does the same with each arena of a heap, and with that of another heap where one is given. All fields are written out,
/// so that a new one has to be thought of.
macro_rules! each_arena {
    ($heap:expr, $act:ident $(, $other:expr)?) => {{
        let Heap {
            strs,
            buffers,
            free_buffers: _,
            interned: _,
            dicts,
            shared_keys,
            tuples,
            lists,
            instances,
            types,
            known: _,
            functions,
            methods,
            natives,
            cells,
            codes,
            objects,
            versions: _,
            allocated: _,
            exhausted: _,
        } = $heap;
        strs.$act($(&$other.strs)?);
        buffers.$act($(&$other.buffers)?);
        dicts.$act($(&$other.dicts)?);
        shared_keys.$act($(&$other.shared_keys)?);
        tuples.$act($(&$other.tuples)?);
        lists.$act($(&$other.lists)?);
        instances.$act($(&$other.instances)?);
        types.$act($(&$other.types)?);
        functions.$act($(&$other.functions)?);
        methods.$act($(&$other.methods)?);
        natives.$act($(&$other.natives)?);
        cells.$act($(&$other.cells)?);
        codes.$act($(&$other.codes)?);
        objects.$act($(&$other.objects)?);
    }};
}

impl Heap {
    /// A heap with nothing in it but the shared strings: the empty one and those of one Latin-1 character.
    pub fn new() -> Self {
        let mut heap = Heap {
            strs: Arena::default(),
            buffers: Arena::default(),
            free_buffers: Vec::new(),
            interned: FxHashMap::default(),
            dicts: Arena::default(),
            shared_keys: Arena::default(),
            tuples: Arena::default(),
            lists: Arena::default(),
            instances: Arena::default(),
            types: Arena::default(),
            known: KnownLookups::default(),
            functions: Arena::default(),
            methods: Arena::default(),
            natives: Arena::default(),
            cells: Arena::default(),
            codes: Arena::default(),
            objects: Arena::default(),
            versions: Versions::default(),
            allocated: 0,
            exhausted: false,
        };
        heap.new_str_unshared(String::new());
        for c in '\0'..='\u{ff}' {
            heap.new_str_unshared(c.to_string());
        }
        for text in NAMES {
            heap.intern(text);
        }
        heap.tuples.add(Box::default());
        for builtin in TYPES {
            let dict = heap.new_dict();
            let base = builtin.base;
            let id = TypeId::from(heap.types.len());
            let (bases, mut mro) = if id == types::OBJECT { (vec![], vec![id]) } else { (vec![base], vec![id]) };
            if id != types::OBJECT {
                mro.extend(heap.types[base].mro.clone());
                heap.types[base].subclasses.push(id);
            }
            let shared_keys = heap.new_shared_keys();
            heap.types.add(Type {
                name: builtin.name.to_owned(),
                qualname: builtin.name.rsplit('.').next().unwrap_or_default().to_owned(),
                dotted: builtin.name.contains('.'),
                bases,
                mro,
                dict,
                metaclass: types::TYPE,
                layout: builtin.layout,
                has_dict: builtin.layout == super::builtin::Layout::Exception,
                shared_keys,
                ..Type::default()
            });
        }
        // The one builtin class of two bases.
        let group = &mut heap.types[types::EXCEPTION_GROUP];
        group.bases.push(types::EXCEPTION);
        let before = group.mro.len() - 2;
        group.mro.insert(before, types::EXCEPTION);
        heap.types[types::EXCEPTION].subclasses.push(types::EXCEPTION_GROUP);
        heap.allocated = 0;
        heap
    }

    /// What there is now is what [`Heap::restore`] gives back.
    pub fn freeze(&mut self) {
        self.known = KnownLookups::of(self);
        each_arena!(self, freeze);
    }

    /// Puts back what was there at the start, a frozen heap of which this is a copy that went on.
    pub fn restore(&mut self, start: &Heap) {
        self.forget_names(start);
        each_arena!(self, restore, start);
        self.take_counts(start);
    }

    /// Makes this heap, which was just put back, a copy of another one of the same start.
    pub fn follow(&mut self, other: &Heap, start: &Heap) {
        each_arena!(self, follow, other);
        self.take_counts(other);
        self.learn_names(other, start);
    }

    /// What a heap knows of itself beside its objects and names.
    fn take_counts(&mut self, other: &Heap) {
        self.free_buffers.clone_from(&other.free_buffers);
        self.versions.clone_from(&other.versions);
        (self.allocated, self.exhausted) = (other.allocated, other.exhausted);
    }

    /// Whether an object was there when the heap was frozen: every run has it under the same handle then.
    pub fn is_frozen(&self, value: Value) -> bool {
        match value {
            Value::Tuple(id) => self.tuples.is_frozen(id.index()),
            Value::List(id) => self.lists.is_frozen(id.index()),
            Value::Dict(id) => self.dicts.is_frozen(id.index()),
            Value::Instance(id) => self.instances.is_frozen(id.index()),
            Value::Type(id) => self.types.is_frozen(id.index()),
            Value::Function(id) => self.functions.is_frozen(id.index()),
            Value::Method(id) => self.methods.is_frozen(id.index()),
            Value::Native(id) => self.natives.is_frozen(id.index()),
            Value::Cell(id) => self.cells.is_frozen(id.index()),
            Value::Object(id) => self.objects.is_frozen(id.index()),
            _ => false,
        }
    }

    /// Objects with a state that were there when the heap was frozen and may have changed since, by kind and handle.
    pub fn written(&self) -> Vec<Value> {
        let mut written = Vec::new();
        let mut add = |touched: &[u32], value: fn(usize) -> Value| {
            let first = written.len();
            written.extend(touched.iter().map(|&index| (index, value(index as usize))));
            written[first..].sort_unstable_by_key(|(index, _)| *index);
        };
        add(self.lists.touched(), |index| Value::List(ListId::from(index)));
        add(self.dicts.touched(), |index| Value::Dict(DictId::from(index)));
        add(self.instances.touched(), |index| Value::Instance(InstanceId::from(index)));
        add(self.types.touched(), |index| Value::Type(TypeId::from(index)));
        add(self.functions.touched(), |index| Value::Function(FunctionId::from(index)));
        add(self.cells.touched(), |index| Value::Cell(CellId::from(index)));
        add(self.objects.touched(), |index| Value::Object(ObjectId::from(index)));
        written.into_iter().map(|(_, value)| value).collect()
    }

    /// A new tuple; the empty one is shared.
    pub fn new_tuple(&mut self, items: Vec<Value>) -> Value {
        if items.is_empty() {
            return Value::Tuple(TupleId(0));
        }
        self.charge(size_of::<Value>() * (items.len() + 2));
        Value::Tuple(self.tuples.add(items.into_boxed_slice()))
    }

    /// A new list.
    pub fn new_list(&mut self, items: Vec<Value>) -> Value {
        Value::List(self.new_list_id(items))
    }

    /// The same by its handle.
    pub fn new_list_id(&mut self, items: Vec<Value>) -> ListId {
        self.charge(size_of::<Value>() * (items.len() + 3));
        self.lists.add(items)
    }

    /// A new object of a kind without a handle of its own.
    pub fn new_object(&mut self, object: Object) -> Value {
        self.charge(size_of::<Object>());
        Value::Object(self.objects.add(object))
    }

    /// The instance `class` creates, without attributes.
    pub fn new_instance(&mut self, class: TypeId, payload: Value) -> InstanceId {
        let t = &self.types[class];
        let slots = vec![Value::Null; t.slots].into_boxed_slice();
        let keys = t.shared_keys;
        // What a builtin class makes (an instance of a subclass of list) has neither values nor a dict at first.
        let inline = t.has_dict && payload.is_null() && t.layout != Layout::Exception;
        // Each instance that is made lowers the room left for names (CPython's `init_inline_values`).
        if inline && self.shared_keys[keys].usable > 1 {
            self.shared_keys[keys].usable -= 1;
        }
        // Room for the attributes that instances before it had.
        let room = if inline { self.shared_keys[keys].names.len() } else { 0 };
        self.charge(size_of::<Instance>() + size_of::<Value>() * (room + slots.len()));
        let values = Vec::with_capacity(room);
        self.instances.add(Instance { class: Some(class), inline, payload, slots, values, ..Instance::default() })
    }

    /// A dict as it lies in memory, for those who compare whole states.
    pub fn dict(&self, id: DictId) -> &Dict {
        &self.dicts[id]
    }

    /// The names that instances of a class share, as they lie in memory.
    pub fn keys_of_class(&self, id: SharedKeysId) -> &SharedKeys {
        &self.shared_keys[id]
    }

    /// Counts bytes towards the heap budget.
    #[inline]
    pub(crate) fn charge(&mut self, bytes: usize) {
        self.allocated = self.allocated.saturating_add(bytes as u64);
    }

    /// Something larger than can be was asked for: no collection makes room for it.
    pub(super) fn exhaust(&mut self) {
        self.exhausted = true;
        self.allocated = u64::MAX;
    }

    /// Appends to a list.
    #[inline]
    pub fn push_item(&mut self, list: ListId, item: Value) {
        self.charge(size_of::<Value>());
        self.lists[list].push(item);
    }

    /// Appends the items to a list.
    pub fn extend_list(&mut self, list: ListId, items: Vec<Value>) {
        self.charge(size_of::<Value>() * items.len());
        self.lists[list].extend(items);
    }

    /// A new bound method.
    pub fn new_method(&mut self, method: Method) -> Value {
        self.charge(size_of::<Method>());
        Value::Method(self.methods.add(method))
    }

    /// A new builtin function.
    pub fn new_native(&mut self, native: Native) -> Value {
        self.charge(size_of::<Native>());
        Value::Native(self.natives.add(native))
    }

    /// A new function.
    pub fn new_function(&mut self, function: Function) -> FunctionId {
        self.charge(size_of::<Function>());
        self.functions.add(function)
    }

    /// A new cell.
    pub fn new_cell(&mut self, value: Value) -> Value {
        self.charge(size_of::<Value>());
        Value::Cell(self.cells.add(value))
    }

    pub(super) fn set_allocated(&mut self, bytes: u64) {
        self.allocated = if self.exhausted { u64::MAX } else { bytes };
    }

    /// Bytes that live, and those asked for since the last collection: what the heap budget is compared with. An
    /// estimate, but the same on every machine.
    #[inline]
    pub fn allocated(&self) -> u64 {
        self.allocated
    }

    /// Shared keys for the instances of a new class, with room for [`SHARED_KEYS_MAX`](super::dict::SHARED_KEYS_MAX).
    pub fn new_shared_keys(&mut self) -> SharedKeysId {
        let usable = super::dict::SHARED_KEYS_MAX;
        self.shared_keys.add(SharedKeys { names: Vec::new(), version: 0, usable })
    }
}
