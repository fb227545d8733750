/** The name of a subject as the calendar's addresses have it. */
const slug = (text) =>
  text.replace(/(?<=\p{L})#/gu, " sharp ").replaceAll("+", " plus ")
    .normalize("NFD").replace(/[\u0300-\u036f]/g, "").normalize("NFC")
    .toLowerCase().replace(/[^\p{L}\p{M}\p{N}]+/gu, "-").replace(/^-|-$/g, "");

/** What the page says it is about. */
export function pageTopics() {
  const words = [];
  for (const m of document.querySelectorAll('meta[property="article:tag"]')) words.push(m.content);
  for (const m of document.querySelectorAll('meta[name="keywords" i]')) words.push(...m.content.split(","));
  for (const a of document.querySelectorAll('a[rel~="tag" i]')) words.push(a.textContent);
  return [...new Set(words.map(slug))].filter(Boolean).slice(0, 20);
}
