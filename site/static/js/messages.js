/** Every text that the page shows, by language. `one|many` is chosen by the value `n`. */
const MESSAGES = {
  en: {
    "app.title": "Transformer Lineage",
    "search.label": "Search models or query",
    "search.placeholder": "Search models, labs, arXiv ids",
    "search.results": "Matching models",
    "search.count": "{n} model found.|{n} models found.",
    "search.none": "No model found.",
    "search.noneHint": "No model matches “{text}”.",
    "tabs.label": "Views",
    "tab.timeline": "Timeline",
    "tab.table": "Table",
    "theme.name": "Theme",
    "theme.toLight": "Switch to the light theme",
    "theme.toDark": "Switch to the dark theme",
    "help.name": "Help",
    "help.title": "Keyboard and mouse",
    "help.close": "Close",
    "help.keys": [
      ["/", "Search"],
      ["← →", "Go to a parent, to a child"],
      ["↑ ↓", "Go to the neighbour in the same family"],
      ["Enter", "Select the model with the ring"],
      ["Esc", "Clear the selection, close a list"],
      ["+ − 0", "Zoom in, zoom out, show all"],
      ["?", "This help"],
    ],
    "help.mouse":
      "Drag to move, turn the wheel or pinch to zoom. Click a dot or a name to select a model, a line to see who says so. Everything you see is in the address: copy it to share the view, press Back to return.",
    "families.label": "Families to show",
    "families.all": "All families",
    "lane.transformer": "Transformer",
    "lane.bert": "BERT",
    "lane.gpt": "GPT",
    "lane.t5": "T5",
    "lane.bart": "BART",
    "lane.glm": "GLM",
    "lane.palm": "PaLM",
    "lane.gopher": "Gopher",
    "lane.llama": "LLaMA",
    "lane.dialogue": "Dialogue",
    "lane.assistant": "Assistants",
    "lane.vit": "ViT",
    "lane.clip": "CLIP",
    "lane.diffusion": "Diffusion",
    "lane.control": "Control",
    "lane.protein": "Protein",
    "graph.label": "Lineage graph",
    "graph.list": "All models by family",
    "graph.item": "{name}, {date}. {parents}. {children}.",
    "graph.zoomIn": "Zoom in",
    "graph.zoomOut": "Zoom out",
    "graph.fit": "Show all",
    "count.parents": "{n} parent|{n} parents",
    "count.children": "{n} child|{n} children",
    "count.ancestors": "{n} ancestor|{n} ancestors",
    "count.descendants": "{n} descendant|{n} descendants",
    "count.models": "{n} model|{n} models",
    "count.derivations": "{n} derivation|{n} derivations",
    "count.sources": "{n} source|{n} sources",
    "details.label": "Model details",
    "details.close": "Clear selection",
    "details.more": "Show more",
    "details.less": "Show less",
    "details.family": "{name} family",
    "details.aliases": "Also called",
    "details.depth": "Generations lit",
    "details.depthAll": "All",
    "details.facts": "Facts",
    "details.parents": "Builds on",
    "details.children": "Built upon by",
    "details.noParents": "No parent in this catalog: a root.",
    "details.noChildren": "Nothing in this catalog builds on it.",
    "details.disputes": "Not accepted as parent",
    "details.corrections": "Corrections",
    "details.paper": "Paper",
    "details.links": "Links",
    "details.sources": "Where the facts come from",
    "details.sourcesCatalog": "Facts without a line of their own come from the catalog, arXiv 2302.07730.",
    "details.catalog": "Listed in arXiv 2302.07730 as “{name}”.",
    "details.counts": "{ancestors}, {descendants}",
    "intro.title": "Who builds on whom",
    "intro.text":
      "{models} and {derivations} between them. Every line says what was inherited and who says so. Select a model to see its ancestors and descendants.",
    "intro.short": "Tap a model to see what it builds on.",
    "intro.try": "Start with",
    "fact.released": "Released",
    "fact.labs": "Labs",
    "fact.architecture": "Architecture",
    "fact.modalities": "Modalities",
    "fact.parameters": "Parameters",
    "fact.pretraining": "Pre-training",
    "fact.tuning": "Fine-tuning",
    "fact.techniques": "Techniques",
    "fact.corpus": "Training data",
    "fact.application": "Use",
    "fact.licence": "Licence",
    "fact.active": "{count} active",
    "value.undisclosed": "Undisclosed",
    "value.unknown": "Not known",
    "access.open": "open",
    "access.restricted": "restricted",
    "access.closed": "closed",
    "access.unknown": "terms not known",
    "channel.weights": "weights",
    "channel.architecture": "architecture",
    "channel.knowledge": "knowledge",
    "channel.idea": "idea",
    "channel.code": "code",
    "channel.carried": "carries over: {channel}",
    "kind.finetuning": "fine-tuning",
    "kind.alignment": "alignment",
    "kind.continued-pretraining": "continued pre-training",
    "kind.compression": "compression",
    "kind.component": "used as a part",
    "kind.merging": "merging",
    "kind.architecture": "changed architecture",
    "kind.scaling": "other size",
    "kind.retraining": "retraining",
    "kind.objective": "other objective",
    "kind.distillation": "distillation",
    "kind.synthetic-data": "synthetic data",
    "kind.inspiration": "inspiration",
    "kind.code-reuse": "code reuse",
    "support.supported": "supported",
    "support.disputed": "disputed",
    "support.unverified": "unverified",
    "stance.supports": "supports",
    "stance.disputes": "disputes",
    "source.unverified": "General reading; not counted as support",
    "source.arxiv": "Paper arXiv {id}",
    "correction.field": "{field}: {source} prints “{printed}”",
    "correction.corrected": "corrected here",
    "correction.doubted": "kept, in doubt",
    "paper.by": "By {authors}",
    "paper.more": "{authors} and {n} more",
    "paper.arxiv": "arXiv {id}",
    "paper.metadata": "Metadata from {source}, {date}",
    "legend.title": "Legend",
    "legend.encoder": "Encoder",
    "legend.decoder": "Decoder",
    "legend.both": "Encoder and decoder",
    "legend.other": "Other architecture",
    "legend.small": "Small model",
    "legend.large": "Large model",
    "legend.hollow": "Size undisclosed or not known",
    "legend.family": "Colour and lane: family",
    "legend.weights": "Weights carried over",
    "legend.edge": "Architecture, knowledge or idea",
    "legend.unverified": "Unverified",
    "legend.ancestors": "Ancestors",
    "legend.descendants": "Descendants",
    "legend.ring": "Where the keyboard is",
    "table.label": "Table of models",
    "table.name": "Name",
    "table.released": "Released",
    "table.family": "Family",
    "table.labs": "Labs",
    "table.architecture": "Architecture",
    "table.parameters": "Parameters",
    "table.licence": "Licence",
    "table.parents": "Parents",
    "table.shown": "{n} of {all} models",
    "table.empty": "No model matches. Clear the search or choose other families.",
    "live.selected": "{name} selected: {ancestors}, {descendants}.",
    "live.cleared": "Selection cleared.",
    "footer.papers": "Paper metadata: {fetched} fetched from arXiv, {others} from other sources, as of {date}.",
    "footer.thanks": "Thank you to arXiv for use of its open access interoperability.",
    "footer.endorsed": "Not endorsed by arXiv.",
    "footer.credits": "Facts:",
    "footer.catalog": "Amatriain’s catalog (2302.07730)",
    "footer.epoch": "Epoch AI (CC BY 4.0)",
    "footer.transformers": "Hugging Face transformers docs",
    "footer.licence": "Data: CC BY 4.0.",
  },
};

const LANGUAGE = "en";

/**
 * Return a text of the page.
 * @param {string} key
 * @param {Record<string, string | number>} [values] What stands in braces.
 * @returns {string}
 */
export function t(key, values = {}) {
  const text = MESSAGES[LANGUAGE][key];
  if (typeof text !== "string") throw new Error(`No message '${key}'`);
  const forms = "n" in values ? text.split("|") : [text];
  const form = forms.length > 1 && values.n !== 1 ? forms[1] : forms[0];
  return form.replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
}

/**
 * Return a text, or the given one where the vocabulary has grown and the page has not.
 * @param {string} key
 * @param {string} fallback
 * @returns {string}
 */
export function tOr(key, fallback) {
  return key in MESSAGES[LANGUAGE] ? t(key) : fallback;
}

/**
 * Return a list of rows, each of several texts.
 * @param {string} key
 * @returns {string[][]}
 */
export function tRows(key) {
  return MESSAGES[LANGUAGE][key];
}
