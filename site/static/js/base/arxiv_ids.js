/** The reader of arXiv ids: the patterns of `graph/arxiv_ids.py`, held to it by shared vectors. */

const MOST_ID_CHARACTERS = 2000;

const ARXIV_ARCHIVES = `
  acc-phys adap-org alg-geom ao-sci astro-ph atom-ph bayes-an chao-dyn chem-ph cmp-lg comp-gas
  cond-mat cs dg-ga econ eess funct-an gr-qc hep-ex hep-lat hep-ph hep-th math math-ph mtrl-th
  nlin nucl-ex nucl-th patt-sol physics plasm-ph q-alg q-bio q-fin quant-ph solv-int stat
  supr-con`;
const ARXIV_MONTH = "(?:0[1-9]|1[0-2])";

/** Four digits up to 2014, five from 2015: so `2010.2012` is no id. Letters are small here. */
const ARXIV_ID = String.raw`(?:
    (?<new> (?:070[4-9] | 071[0-2] | (?:0[89]|1[0-4])${ARXIV_MONTH}) \. [0-9]{4}
          | (?:1[5-9]|[2-9][0-9])${ARXIV_MONTH} \. [0-9]{5} )
  | (?<archive> ${ARXIV_ARCHIVES.trim().split(/\s+/).join("|")} ) (?: \. [a-z]+(?:-[a-z]+)? )?
    / (?<number> [0-9]{7} )
) (?: v [1-9][0-9]{0,2} )? (?![0-9])`;

const ARXIV_PLACES = String.raw`(?:
    (?:[a-z0-9-]+\.)* arxiv\.org (?: :[0-9]+ )? /
        (?: (?:abs|pdf|html|format|src|e-print|ps|tb|bibtex|ftp/[a-z-]+/papers/[0-9]+)/ )?
        (?: arxiv: )?
  | ar5iv\.org/ (?: (?:abs|html|pdf)/ )?
  | alphaxiv\.org/ (?: [a-z]{2}/ )? (?:abs|pdf|html|overview)/
  | (?:huggingface\.co|hf\.co|emergentmind\.com|arxiv-vanity\.com)/papers/
  | (?:api\.)? semanticscholar\.org/ (?:graph/v1/)? (?:paper/)? arxiv[:/]
  | (?:scirate\.com|papers\.cool|inspirehep\.net)/arxiv/
  | ui\.adsabs\.harvard\.edu/abs/arxiv:
  | (?:paperswithcode\.com|scholar\.google\.com) /[^?#]* \? (?:[^#]*&)? arxiv_id=
  | (?:dx\.)? doi\.org/10\.48550/arxiv\.
)`;
const ARXIV_THROUGH = String.raw`(?:
    (?:https?://)? web\.archive\.org/web/[0-9a-z_*]+/
  | (?:https?://)? (?:www\.)? google\.[a-z.]+/url\? (?:[^#]*&)? (?:q|url)=
)`;
const ARXIV_ADDRESS = String.raw`
    ${ARXIV_THROUGH}? (?:https?:)? (?://)? (?:www\.)? ${ARXIV_PLACES} ${ARXIV_ID}
    (?:\.pdf)? (?:[/?#&].*)?`;
const ARXIV_CITATION = String.raw`
    (?: (?: cite\s+as | or ) :? \s+ )?
    (?: (?: doi: \s* )? 10\.48550/arxiv\.
      | (?: arxiv \s+ preprint \s+ )?
        (?: (?:oai:|info:)? arxiv (?:\.org)? | eprint ) \s* (?: [:./#] \s* | \s )
      | (?: corr ,? \s+ )? abs/
    )?
    ${ARXIV_ID}
    (?: \.pdf | /$ | [?#] \S* | \s* \[ [^\[\]]* \]? | \s* \( [^()]* \)? | \s+ for\s+this\s+version
      | ,? \s+ (?: [0-9]{1,2} \s+ [a-z]{3} \s+ )? (?:19|20)[0-9]{2} )*`;
const ARXIV_PATTERNS = [ARXIV_ADDRESS, ARXIV_CITATION].map(
  (pattern) => new RegExp(`^(?:${pattern.replace(/\s+/g, "")})$`),
);

const AROUND_ID = String.raw`\s"'${"`"}()\[\]{}<>\u00ab\u00bb\u2018-\u201f\u2039\u203a\u3008-\u3011\u3014\u3015,;:\u3001`;
const BEFORE_ID = new RegExp(`^[${AROUND_ID}]+`);
const AFTER_ID = new RegExp(String.raw`[${AROUND_ID}.!?\u3002]+$`);
const MARKDOWN_LINK = /^\[[^[\]]*\]\(([^()\s]+)\)$/;
const UNSEEN_SIGNS = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/**
 * Return the canonical id, without version, of the paper that a text names: an id, as people write
 * and print it, an address of the paper, or a DOI that arXiv gave out.
 * @param {string} text
 * @returns {string | null}
 */
export function findArxivId(text) {
  if (text.length > MOST_ID_CHARACTERS) return null;
  const bare = stripAroundId(text);
  for (const pattern of ARXIV_PATTERNS) {
    const found = pattern.exec(bare)?.groups;
    if (found) return found.new ?? `${found.archive}/${found.number}`;
  }
  return null;
}

/**
 * Return a text in small and usual signs, without what people put around an id.
 * @param {string} text
 */
function stripAroundId(text) {
  const bare = text.trim();
  return (MARKDOWN_LINK.exec(bare)?.[1] ?? bare)
    .replace(/%([2-7][0-9a-f])/gi, (_, code) => String.fromCharCode(parseInt(code, 16)))
    .normalize("NFKC")
    .replace(UNSEEN_SIGNS, "")
    .replace(/[\u2010-\u2015\u2212]/g, "-")
    .replace(BEFORE_ID, "")
    .replace(AFTER_ID, "")
    .toLowerCase();
}
