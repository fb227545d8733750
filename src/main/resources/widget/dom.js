/** An element with children, of which strings become text and never markup. Its class is its part, too. */
export function el(name, className, children, attributes) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries({ class: className, part: className, ...attributes })) {
    if (value != null) node.setAttribute(key, value);
  }
  node.append(...[children ?? []].flat());
  return node;
}

/** The address in full; null for any that is not of the web. */
export function web(address, base) {
  try {
    const url = new URL(address, base);
    return /^https?:$/.test(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}
