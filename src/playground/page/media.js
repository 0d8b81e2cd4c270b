// What a message carries besides text: pictures, voices, documents, places, contacts, polls.

import { el, icon, size } from "./dom.js";
import { fileUrl } from "./net.js";

const pad = (n) => String(n).padStart(2, "0");
const span = (seconds) => `${Math.floor(seconds / 60)}:${pad(Math.floor(seconds % 60))}`;

/** A picture that says what it is when it cannot be shown. */
function picture(m, label) {
  const box = el("div", { class: "picture" });
  const blank = () => box.replaceChildren(el("div", { class: "blank" }, icon("photo"), el("span", {}, label)));
  if (!m.file?.id) {
    blank();
    return box;
  }
  const link = el("a", { href: fileUrl(m.file.id), target: "_blank", rel: "noopener", "aria-label": `${label}: open` });
  const image = el("img", { src: fileUrl(m.file.id), alt: label, loading: "lazy", on: { error: blank } });
  link.append(image);
  box.append(link);
  return box;
}

/** Bars of a voice message; drawn from the file's id, because the wave itself is not told. */
function bars(seed) {
  let x = 7;
  for (const c of String(seed)) x = (x * 31 + c.charCodeAt(0)) >>> 0;
  const box = el("span", { class: "wave", "aria-hidden": "true" });
  for (let i = 0; i < 30; i += 1) {
    x = (x * 1103515245 + 12345) >>> 0;
    const bar = el("i");
    bar.style.height = `${18 + ((x >>> 16) % 80)}%`;
    box.append(bar);
  }
  return box;
}

function sound(m, label) {
  const audio = el("audio", { preload: "none", src: m.file?.id ? fileUrl(m.file.id) : null });
  const seconds = m.file?.duration ?? m.duration;
  const time = el("span", { class: "small" }, Number.isFinite(seconds) ? span(seconds) : size(m.file?.size) || label);
  const button = el("button", { type: "button", class: "round", "aria-label": `Play ${label}` }, icon("play"));
  button.addEventListener("click", () => {
    if (!audio.paused) {
      audio.pause();
      return;
    }
    audio.play().catch(() => {
      time.textContent = "cannot be played";
    });
  });
  const show = () => button.replaceChildren(icon(audio.paused ? "play" : "pause"));
  for (const type of ["play", "pause", "ended"]) audio.addEventListener(type, show);
  audio.addEventListener("timeupdate", () => {
    time.textContent = span(audio.currentTime);
  });
  const name = m.kind === "audio" && m.file?.name ? el("span", { class: "name" }, m.file.name) : bars(m.file?.id ?? m.id);
  return el("div", { class: "sound" }, button, el("div", { class: "sound-side" }, name, time), audio);
}

function film(m, round) {
  const label = round ? "Video message" : m.kind === "animation" ? "Animation" : "Video";
  const box = el("div", { class: round ? "picture round-film" : "picture" });
  const blank = () => box.replaceChildren(el("div", { class: "blank" }, icon(round ? "circle" : "video"), el("span", {}, label)));
  if (!m.file?.id) {
    blank();
    return box;
  }
  if (String(m.file.mime ?? "").startsWith("image/")) return picture(m, label);
  const video = el("video", { src: fileUrl(m.file.id), controls: true, preload: "metadata", playsinline: true, "aria-label": label });
  video.addEventListener("error", blank);
  box.append(video);
  return box;
}

function document_(m) {
  const name = m.file?.name ?? "file";
  const about = [size(m.file?.size), m.file?.mime].filter(Boolean).join(" · ");
  const inner = [
    el("span", { class: "round" }, icon("file")),
    el("span", { class: "doc-side" }, el("span", { class: "name", dir: "auto" }, name), el("span", { class: "small" }, about)),
  ];
  return m.file?.id ? el("a", { class: "doc", href: fileUrl(m.file.id), download: name }, inner) : el("div", { class: "doc" }, inner);
}

function place(m) {
  const venue = m.venue ?? null;
  const spot = venue?.location ?? m.location ?? {};
  const lat = Number(spot.latitude);
  const lon = Number(spot.longitude);
  const words = Number.isFinite(lat) && Number.isFinite(lon) ? `${lat.toFixed(5)}, ${lon.toFixed(5)}` : "Location";
  const card = [el("div", { class: "map" }, icon("place")), el("div", { class: "map-words" })];
  if (venue?.title) card[1].append(el("b", { dir: "auto" }, venue.title), el("span", { class: "small", dir: "auto" }, venue.address ?? ""));
  card[1].append(el("span", { class: "small" }, words));
  return el("div", { class: "place" }, card);
}

function contact(m) {
  const c = m.contact ?? {};
  const name = [c.first_name ?? c.name, c.last_name].filter(Boolean).join(" ") || "Contact";
  const phone = c.phone_number ?? c.phone ?? "";
  return el("div", { class: "doc" },
    el("span", { class: "round" }, icon("person")),
    el("span", { class: "doc-side" }, el("span", { class: "name", dir: "auto" }, name), phone && el("a", { class: "link", href: `tel:${phone.replace(/[^\d+]/g, "")}` }, phone)));
}

function poll(m) {
  const p = m.poll ?? {};
  const options = (p.options ?? []).map((o) => el("li", { dir: "auto" }, typeof o === "string" ? o : o.text ?? ""));
  return el("div", { class: "poll" }, el("b", { dir: "auto" }, p.question ?? (m.text || "Poll")), el("span", { class: "small" }, "Poll"), el("ul", {}, options));
}

/** The media part of a message; null for text alone. `big` says that the bubble needs no frame (stickers, round films). */
export function media(m) {
  switch (m.kind) {
    case "text":
    case "service":
      return null;
    case "photo":
      return { node: picture(m, "Photo"), framed: false };
    case "video":
    case "animation":
      return { node: film(m, false), framed: false };
    case "video_note":
      return { node: film(m, true), framed: true, big: true };
    case "voice":
      return { node: sound(m, "voice message"), framed: true };
    case "audio":
      return { node: sound(m, "audio"), framed: true };
    case "document":
      return { node: document_(m), framed: true };
    case "location":
    case "venue":
      return { node: place(m), framed: false };
    case "contact":
      return { node: contact(m), framed: true };
    case "poll":
      return { node: poll(m), framed: true, ownsText: true };
    case "sticker": {
      const emoji = m.sticker?.emoji ?? m.emoji;
      const node = emoji && !m.file?.id ? el("div", { class: "sticker" }, emoji) : stickerPicture(m, emoji ?? "🙂");
      return { node, framed: true, big: true };
    }
    case "dice":
      return { node: el("div", { class: "sticker" }, m.dice?.emoji ?? m.emoji ?? "🎲", el("span", { class: "value" }, m.dice?.value ?? "")), framed: true, big: true };
    default:
      return { node: el("div", { class: "unknown" }, `Unsupported message: ${m.kind}`), framed: true };
  }
}

function stickerPicture(m, emoji) {
  const box = el("div", { class: "sticker" });
  if (!m.file?.id) {
    box.append(emoji);
    return box;
  }
  box.append(el("img", { src: fileUrl(m.file.id), alt: `Sticker ${emoji}`, on: { error: () => box.replaceChildren(emoji) } }));
  return box;
}

const WORDS = {
  photo: "Photo", voice: "Voice message", video: "Video", video_note: "Video message", document: "File", audio: "Audio", sticker: "Sticker",
  location: "Location", venue: "Place", contact: "Contact", poll: "Poll", dice: "Dice", animation: "GIF",
};

/** One line for lists, quotes and the pinned bar. */
export function gist(m) {
  const words = (m.text || m.caption || "").replace(/\s+/g, " ").trim();
  if (m.kind === "text" || m.kind === "service") return words || (m.service ?? "").replaceAll("_", " ");
  const label = WORDS[m.kind] ?? m.kind;
  return words ? `${label}, ${words}` : m.kind === "document" && m.file?.name ? m.file.name : label;
}
