/** The name of a subject as the calendar's addresses have it. */
const slug = (text) =>
  text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "");

/** What the page says it is about. */
export function pageTopics() {
  const words = [];
  for (const m of document.querySelectorAll('meta[property="article:tag"]')) words.push(m.content);
  for (const m of document.querySelectorAll('meta[name="keywords" i]')) words.push(...m.content.split(","));
  for (const a of document.querySelectorAll('a[rel~="tag" i]')) words.push(a.textContent);
  return [...new Set(words.map(slug))].filter(Boolean).slice(0, 20);
}

/** The items that are most about the topics, in order of time: their tags count most, then words of the title. */
export function pick(items, topics, limit) {
  const score = ({ tags, title }) => {
    const words = `-${slug(title)}-`;
    return topics.reduce((sum, topic) => sum + (tags?.includes(topic) ? 3 : words.includes(`-${topic}-`) ? 2 : 0), 0);
  };
  const scores = new Map(items.map((item) => [item, score(item)]));
  const best = [...items].sort((a, b) => scores.get(b) - scores.get(a)).slice(0, limit);
  return items.filter((item) => best.includes(item));
}
