//! The slice of the specification, read once into a form that is quick to check against.

use std::collections::HashMap;

use serde::Deserialize;
use serde_json::Value;

use super::prose::Rule;

/// Methods and types by name.
pub(super) struct Spec {
    methods: HashMap<String, Object>,
    types: Vec<Object>,
    names: HashMap<String, usize>,
}

/// A type, or a method with its parameters.
pub(super) struct Object {
    fields: HashMap<String, Field>,
    /// The types that this one stands for, if it is a union with a name.
    pub subtypes: Vec<Type>,
    /// How many fields are required.
    pub required: usize,
}

pub(super) struct Field {
    pub name: String,
    pub kind: Type,
    pub required: bool,
    pub rule: Rule,
}

/// A type of the specification; `Object` is an index into the types.
#[derive(Clone)]
pub(super) enum Type {
    Integer,
    Float,
    Text,
    Boolean,
    /// `InputFile`: in a form a part of its own, else a string.
    File,
    Array(Box<Self>),
    Object(usize),
    Union(Vec<Self>),
}

#[derive(Deserialize)]
struct Source {
    methods: HashMap<String, SourceObject>,
    types: HashMap<String, SourceObject>,
}

#[derive(Deserialize)]
struct SourceObject {
    #[serde(default)]
    fields: Vec<SourceField>,
    #[serde(default)]
    subtypes: Vec<String>,
}

#[derive(Deserialize)]
struct SourceField {
    name: String,
    types: Vec<String>,
    required: bool,
    description: String,
}

impl Spec {
    /// The slice that is compiled into the program.
    pub fn embedded() -> Self {
        let source: Source = serde_json::from_str(include_str!("../spec.json")).expect("the embedded specification parses");
        let mut sources: Vec<(String, SourceObject)> = source.types.into_iter().collect();
        sources.sort_by(|one, other| one.0.cmp(&other.0));
        let names: HashMap<String, usize> =
            sources.iter().enumerate().map(|(index, (name, _))| (name.clone(), index)).collect();
        let types = sources.into_iter().map(|(_, object)| Object::new(object, &names)).collect();
        let methods = source.methods.into_iter().map(|(name, object)| {
            let object = Object::new(object, &names);
            (name, object)
        });
        Self { methods: methods.collect(), types, names }
    }

    pub fn method(&self, name: &str) -> Option<&Object> {
        self.methods.get(name)
    }

    pub fn object(&self, name: &str) -> Option<&Object> {
        self.names.get(name).map(|index| self.at(*index))
    }

    pub fn at(&self, index: usize) -> &Object {
        &self.types[index]
    }
}

impl Object {
    fn new(source: SourceObject, names: &HashMap<String, usize>) -> Self {
        let fields: HashMap<String, Field> = source
            .fields
            .into_iter()
            .map(|field| {
                let rule = Rule::read(&field.name, &field.description);
                let kind = Type::read(&field.types, names);
                (field.name.clone(), Field { name: field.name, kind, required: field.required, rule })
            })
            .collect();
        let required = fields.values().filter(|field| field.required).count();
        let subtypes = source.subtypes.iter().map(|name| Type::read(std::slice::from_ref(name), names)).collect();
        Self { fields, subtypes, required }
    }

    pub fn field(&self, name: &str) -> Option<&Field> {
        self.fields.get(name)
    }

    pub fn fields(&self) -> impl Iterator<Item = &Field> {
        self.fields.values()
    }
}

impl Type {
    fn read(kinds: &[String], names: &HashMap<String, usize>) -> Self {
        let one = |kind: &String| match kind.as_str() {
            "Integer" => Self::Integer,
            "Float" => Self::Float,
            "String" => Self::Text,
            "Boolean" => Self::Boolean,
            "InputFile" => Self::File,
            name => match name.strip_prefix("Array of ") {
                Some(item) => Self::Array(Box::new(Self::read(&[item.to_owned()], names))),
                None => Self::Object(*names.get(name).expect("the slice holds every type that it reaches")),
            },
        };
        match kinds {
            [kind] => one(kind),
            kinds if kinds.iter().all(|kind| kind.starts_with("Array of ")) => {
                // Several arrays: one array whose items may mix, as an album of photos and videos does.
                let items: Vec<String> = kinds.iter().map(|kind| kind["Array of ".len()..].to_owned()).collect();
                Self::Array(Box::new(Self::read(&items, names)))
            }
            kinds => Self::Union(kinds.iter().map(one).collect()),
        }
    }

    /// Whether a value without parts is of this type.
    pub fn accepts(&self, value: &Value) -> bool {
        match self {
            Self::Integer => value.is_i64() || value.is_u64(),
            Self::Float => value.is_number(),
            Self::Text | Self::File => value.is_string(),
            Self::Boolean => value.is_boolean(),
            Self::Array(_) => value.is_array(),
            Self::Object(_) => value.is_object(),
            Self::Union(kinds) => kinds.iter().any(|kind| kind.accepts(value)),
        }
    }

    /// Whether a value might be meant as this type: right kind of JSON, and the same `type` where both name one.
    pub fn could_be(&self, value: &Value) -> bool {
        let Self::Object(index) = self else { return self.accepts(value) };
        let Some(map) = value.as_object() else { return false };
        let object = super::SPEC.at(*index);
        if !object.subtypes.is_empty() {
            return object.subtypes.iter().any(|kind| kind.could_be(value));
        }
        match (object.field("type"), map.get("type")) {
            (Some(field), Some(Value::String(given))) => field.rule.choices.is_empty() || field.rule.choices.contains(given),
            _ => true,
        }
    }

    /// Whether a file part may stand here.
    pub fn has_file(&self) -> bool {
        match self {
            Self::File => true,
            Self::Union(kinds) => kinds.iter().any(Self::has_file),
            _ => false,
        }
    }

    /// The value that a form's text means as this type.
    pub fn read_form(&self, text: &str) -> Option<Value> {
        match self {
            Self::Integer => text.trim().parse::<i64>().ok().map(Value::from),
            Self::Float => text.trim().parse::<f64>().ok().map(Value::from),
            Self::Text | Self::File => Some(Value::from(text)),
            Self::Boolean => match text.to_ascii_lowercase().as_str() {
                "true" | "1" => Some(Value::Bool(true)),
                "false" | "0" => Some(Value::Bool(false)),
                _ => None,
            },
            Self::Array(_) | Self::Object(_) => serde_json::from_str(text).ok(),
            Self::Union(kinds) => kinds.iter().find_map(|kind| kind.read_form(text)),
        }
    }
}

impl std::fmt::Display for Type {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Integer => f.write_str("Integer"),
            Self::Float => f.write_str("Float"),
            Self::Text => f.write_str("String"),
            Self::Boolean => f.write_str("Boolean"),
            Self::File => f.write_str("InputFile"),
            Self::Array(_) => f.write_str("Array"),
            Self::Object(_) => f.write_str("Object"),
            Self::Union(_) => f.write_str("another type"),
        }
    }
}
