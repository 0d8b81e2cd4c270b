//! A request's parameters and files out of its query and body, whatever their encoding.

use axum::body::{Body, to_bytes};
use axum::extract::{FromRequest, Multipart, Request};
use axum::http::header::CONTENT_TYPE;

use crate::playground::api::{Refusal, Upload, Uploads};
use crate::playground::judge::Params;

/// The largest body that is read: Telegram takes files of 50 MB from bots.
const MOST_BYTES: usize = 52 * 1024 * 1024;

/// Reads the parameters and files of a call of the Bot API.
pub(super) async fn read(request: Request) -> Result<(Params, Uploads), Refusal> {
    let kind = request.headers().get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default().to_ascii_lowercase();
    let mut pairs = form(request.uri().query().unwrap_or_default().as_bytes());
    if kind.starts_with("multipart/form-data") {
        let uploads = multipart(request, &mut pairs).await?;
        return Ok((Params::Form(pairs), uploads));
    }
    let bytes = bytes(request.into_body()).await?;
    if kind.starts_with("application/json") && !bytes.is_empty() {
        let map = serde_json::from_slice(&bytes).map_err(|_| Refusal::bad("can't parse JSON object"))?;
        return Ok((Params::Json(map), Uploads::new()));
    }
    pairs.extend(form(&bytes));
    Ok((Params::Form(pairs), Uploads::new()))
}

/// The whole body, up to the limit.
pub(super) async fn bytes(body: Body) -> Result<axum::body::Bytes, Refusal> {
    let too_large = || Refusal { code: 413, description: "Request Entity Too Large".to_owned(), parameters: None };
    to_bytes(body, MOST_BYTES).await.map_err(|_| too_large())
}

fn form(bytes: &[u8]) -> Vec<(String, String)> {
    url::form_urlencoded::parse(bytes).into_owned().collect()
}

async fn multipart(request: Request, pairs: &mut Vec<(String, String)>) -> Result<Uploads, Refusal> {
    let broken = || Refusal::bad("can't parse multipart body");
    let mut parts = Multipart::from_request(request, &()).await.map_err(|_| broken())?;
    let mut uploads = Uploads::new();
    while let Some(part) = parts.next_field().await.map_err(|_| broken())? {
        let name = part.name().unwrap_or_default().to_owned();
        let file_name = part.file_name().map(str::to_owned);
        let mime = part.content_type().unwrap_or("application/octet-stream").to_owned();
        let bytes = part.bytes().await.map_err(|_| broken())?;
        match file_name {
            Some(file_name) => {
                uploads.insert(name, Upload { name: file_name, mime, bytes: bytes.to_vec() });
            }
            None => pairs.push((name, String::from_utf8(bytes.to_vec()).map_err(|_| broken())?)),
        }
    }
    Ok(uploads)
}
