// The page as it stands, as one string of HTML (rules: conductatlas-rendering/1).
// - Open shadow roots are flattened: an element's shadow tree takes the place of its children, and
//   each slot holds what is assigned to it, or its own fallback.
// - <noscript> is left out: it speaks to a reader without scripts, and here they ran.
// - Everything else is copied as it is, hidden parts too; nothing is clicked or closed.
(limit) => {
  const inert = document.implementation.createHTMLDocument("");
  const children = (node) => {
    if (node.shadowRoot) return node.shadowRoot.childNodes;
    if (node.localName === "slot" && node.getRootNode() instanceof ShadowRoot) {
      const assigned = node.assignedNodes();
      if (assigned.length) return assigned;
    }
    if (node.localName === "template" && node.content) return node.content.childNodes;
    return node.childNodes;
  };
  const size = (node) => {
    let sum = 16 + (node.nodeType === 1 ? 2 * node.localName.length : node.data.length);
    for (const one of node.attributes || []) sum += one.name.length + one.value.length + 4;
    return sum;
  };
  const root = inert.importNode(document.documentElement, false);
  const queue = [[document.documentElement, root]];
  let left = limit;
  for (let at = 0; at < queue.length; at += 1) {
    const [from, to] = queue[at];
    queue[at] = null;
    const target = to.localName === "template" && to.content ? to.content : to;
    for (const child of children(from)) {
      if (![1, 3, 4, 8].includes(child.nodeType) || child.localName === "noscript") continue;
      left -= size(child);
      if (left < 0) return { html: "", tooLarge: true };
      const copy = inert.importNode(child, false);
      target.appendChild(copy);
      if (child.nodeType === 1) queue.push([child, copy]);
    }
  }
  const type = document.doctype;
  const id = type && type.publicId ? ` PUBLIC "${type.publicId}" "${type.systemId}"` : "";
  const head = type ? `<!DOCTYPE ${type.name}${id}>\n` : "";
  return { html: head + root.outerHTML, tooLarge: false };
}
