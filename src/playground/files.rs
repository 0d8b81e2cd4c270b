//! Files that were sent, and small samples for those who send something without choosing a file.

use std::collections::{HashMap, VecDeque};

/// A stored file.
#[derive(Clone)]
pub(super) struct File {
    /// `file_id` of the Bot API.
    pub id: String,
    /// What it was sent as: a `file_id` of a photo is no video.
    pub kind: String,
    pub name: String,
    pub mime: String,
    pub bytes: std::sync::Arc<[u8]>,
}

impl File {
    /// `file_unique_id`: the same file under whatever id.
    pub fn unique_id(&self) -> String {
        format!("U{}", self.id)
    }

    /// The path under which `/file/bot<token>/` serves it.
    pub fn path(&self) -> String {
        let extension = self.name.rsplit_once('.').map_or("", |(_, extension)| extension);
        let plain = (1..=5).contains(&extension.len()) && extension.bytes().all(|b| b.is_ascii_alphanumeric());
        format!("files/{}.{}", self.id, if plain { extension } else { "bin" })
    }
}

/// The newest files, at most as many as asked for.
pub(super) struct Files {
    by_id: HashMap<String, File>,
    order: VecDeque<String>,
    keep: usize,
    last: u64,
}

impl Files {
    pub fn new(keep: usize) -> Self {
        Self { by_id: HashMap::new(), order: VecDeque::new(), keep, last: 0 }
    }

    /// Stores bytes of a kind of message under a new id. The name loses what could leave its folder.
    pub fn add(&mut self, (kind, name, mime): (&str, &str, &str), bytes: Vec<u8>) -> File {
        self.last += 1;
        let name: String = name.chars().filter(|c| !matches!(c, '/' | '\\' | '\0')).take(100).collect();
        let name = if name.is_empty() { "file".to_owned() } else { name };
        let id = format!("PG{:06}", self.last);
        let file = File { id, kind: kind.to_owned(), name, mime: mime.to_owned(), bytes: bytes.into() };
        self.by_id.insert(file.id.clone(), file.clone());
        self.order.push_back(file.id.clone());
        if self.order.len() > self.keep
            && let Some(oldest) = self.order.pop_front()
        {
            self.by_id.remove(&oldest);
        }
        file
    }

    pub fn get(&self, id: &str) -> Option<&File> {
        self.by_id.get(id)
    }

    /// The file that [`File::path`] names.
    pub fn by_path(&self, path: &str) -> Option<&File> {
        self.get(path.strip_prefix("files/")?.split('.').next()?)
    }
}

/// A file for a kind of message: name, MIME type, bytes.
pub(super) fn sample(kind: &str) -> (&'static str, &'static str, &'static [u8]) {
    match kind {
        "photo" => ("photo.png", "image/png", include_bytes!("samples/photo.png")),
        "sticker" => ("sticker.png", "image/webp", include_bytes!("samples/photo.png")),
        "voice" => ("voice.ogg", "audio/ogg", include_bytes!("samples/voice.wav")),
        "audio" => ("audio.mp3", "audio/mpeg", include_bytes!("samples/voice.wav")),
        "video" | "video_note" | "animation" => ("video.mp4", "video/mp4", include_bytes!("samples/photo.png")),
        _ => ("document.pdf", "application/pdf", include_bytes!("samples/document.pdf")),
    }
}

/// The type that a browser may be told, by the first bytes; what could run in a page is called plain bytes.
pub(super) fn browser_type(bytes: &[u8]) -> &'static str {
    match bytes {
        [0x89, b'P', b'N', b'G', ..] => "image/png",
        [0xff, 0xd8, 0xff, ..] => "image/jpeg",
        [b'G', b'I', b'F', b'8', ..] => "image/gif",
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => "image/webp",
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'A', b'V', b'E', ..] => "audio/wav",
        [b'O', b'g', b'g', b'S', ..] => "audio/ogg",
        [b'I', b'D', b'3', ..] => "audio/mpeg",
        [_, _, _, _, b'f', b't', b'y', b'p', ..] => "video/mp4",
        [0x1a, 0x45, 0xdf, 0xa3, ..] => "video/webm",
        _ => "application/octet-stream",
    }
}

/// Decodes base64, standard or URL-safe, with or without padding.
pub(super) fn decode_base64(text: &str) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::with_capacity(text.len() * 3 / 4);
    let (mut bits, mut count) = (0_u32, 0);
    for c in text.bytes().filter(|c| !c.is_ascii_whitespace() && *c != b'=') {
        let value = match c {
            b'A'..=b'Z' => c - b'A',
            b'a'..=b'z' => c - b'a' + 26,
            b'0'..=b'9' => c - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            _ => return Err("the file is not base64".to_owned()),
        };
        bits = bits << 6 | u32::from(value);
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push(u8::try_from(bits >> count & 0xff).expect("eight bits fit a byte"));
        }
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_comes_back_whatever_its_padding() {
        assert_eq!(decode_base64("aGVsbG8=").unwrap(), b"hello");
        assert_eq!(decode_base64("aGVsbG8").unwrap(), b"hello");
        assert_eq!(decode_base64("aGVs\nbG8h").unwrap(), b"hello!");
        assert!(decode_base64("!").is_err());
    }

    #[test]
    fn only_the_newest_files_are_kept() {
        let mut files = Files::new(1);
        let first = files.add(("document", "a", "text/plain"), vec![1]);
        let second = files.add(("document", "../бір", "text/plain"), vec![2]);
        assert!(files.get(&first.id).is_none());
        assert_eq!(files.by_path(&second.path()).unwrap().bytes[..], [2]);
        assert_eq!((second.path().as_str(), second.name.as_str()), ("files/PG000002.bin", "..бір"));
    }
}
