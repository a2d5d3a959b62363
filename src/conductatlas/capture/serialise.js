// The page as it stands, as one string of HTML (rules: conductatlas-rendering/1).
// - Open shadow roots are flattened: an element's shadow tree takes the place of its children, and
//   each slot holds what is assigned to it, or its own fallback.
// - <noscript> is left out: it speaks to a reader without scripts, and here they ran.
// - Everything else is copied as it is, hidden parts too; nothing is clicked or closed.
(limit) => {
  // A field named "attributes" or a form named "doctype" hides the property of that name: the
  // getters of the prototypes are asked instead.
  const getter = (type, name) => {
    const { get } = Object.getOwnPropertyDescriptor(type.prototype, name);
    return (node) => get.call(node);
  };
  const nodeType = getter(Node, "nodeType"), childNodes = getter(Node, "childNodes");
  const localName = getter(Element, "localName"), attributes = getter(Element, "attributes");
  const shadowRoot = getter(Element, "shadowRoot"), outerHTML = getter(Element, "outerHTML");
  const content = getter(HTMLTemplateElement, "content");
  const append = (to, child) => Node.prototype.appendChild.call(to, child);
  const page = getter(Document, "documentElement")(document);
  const inert = getter(Document, "implementation")(document).createHTMLDocument("");
  const isElement = (node) => nodeType(node) === 1;
  const isTemplate = (node) => isElement(node) && node instanceof HTMLTemplateElement;

  const children = (node) => {
    if (shadowRoot(node)) return childNodes(shadowRoot(node));
    if (node instanceof HTMLSlotElement && node.getRootNode() instanceof ShadowRoot) {
      const assigned = node.assignedNodes();
      if (assigned.length) return assigned;
    }
    return childNodes(isTemplate(node) ? content(node) : node);
  };
  const size = (node) => {
    if (!isElement(node)) return 8 + node.data.length;
    let sum = 8 + 2 * localName(node).length;
    for (const one of attributes(node)) sum += one.name.length + one.value.length + 4;
    return sum;
  };

  const root = inert.importNode(page, false);
  const queue = [[page, root]];
  let left = limit;
  for (let at = 0; at < queue.length; at += 1) {
    const [from, to] = queue[at];
    queue[at] = null;
    // The copy is of the same types, since its document has no window of its own.
    const target = isTemplate(to) ? content(to) : to;
    for (const child of children(from)) {
      if (![1, 3, 4, 8].includes(nodeType(child))) continue;
      if (isElement(child) && localName(child) === "noscript") continue;
      left -= size(child);
      if (left < 0) return { html: "", tooLarge: true };
      const copy = inert.importNode(child, false);
      append(target, copy);
      if (isElement(child)) queue.push([child, copy]);
    }
  }
  const type = getter(Document, "doctype")(document);
  const id = type && type.publicId ? ` PUBLIC "${type.publicId}" "${type.systemId}"` : "";
  const head = type ? `<!DOCTYPE ${type.name}${id}>\n` : "";
  return { html: head + outerHTML(root), tooLarge: false };
}
