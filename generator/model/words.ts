/** The words of a name, lower case: `customerOrders`, `customer_orders`, `Customer Orders` → `["customer", "orders"]`. */
export function wordsOf(name: string): string[] {
  return plainLetters(name)
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .replace(/([A-Z]+)([A-Z][a-z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "");
}

/** A name without anything but letters and digits, lower case, to compare spellings: `Next-Page_Token` → `nextpagetoken`. */
export function flatName(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, "");
}

/** The text in ASCII letters where Unicode knows how: `Crème brûlée` → `Creme brulee`. The rest stays. */
export function plainLetters(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .replace(/[ßæœøłđð]/gi, (letter) => LIGATURES.get(letter.toLowerCase()) ?? letter);
}

const LIGATURES: ReadonlyMap<string, string> = new Map([
  ["ß", "ss"],
  ["æ", "ae"],
  ["œ", "oe"],
  ["ø", "o"],
  ["ł", "l"],
  ["đ", "d"],
  ["ð", "d"],
]);

/**
 * The singular of an English noun, for the names of types and fields: `orders` → `order`, `companies` → `company`.
 * Careful rather than complete: a word that is not surely a plural stays as it is (`status`, `news`, `series`, `analysis`).
 */
export function singularOf(word: string): string {
  const irregular = IRREGULAR.get(word);
  if (irregular !== undefined) return irregular;
  if (UNCOUNTABLE.has(word) || !word.endsWith("s") || word.length < 3) return word;
  if (/(ss|us|is|ous)$/.test(word)) return word;
  if (word.endsWith("ies")) return word.length > 4 ? word.slice(0, -3) + "y" : word.slice(0, -1);
  if (/(ch|sh|ss|x|zz)es$/.test(word)) return word.slice(0, -2);
  if (/[aeiou]tuses$|(vir|bon|camp)uses$/.test(word)) return word.slice(0, -2);
  return word.slice(0, -1);
}

const IRREGULAR: ReadonlyMap<string, string> = new Map([
  ["people", "person"],
  ["children", "child"],
  ["men", "man"],
  ["women", "woman"],
  ["feet", "foot"],
  ["mice", "mouse"],
  ["indices", "index"],
  ["matrices", "matrix"],
  ["vertices", "vertex"],
  ["statuses", "status"],
  ["aliases", "alias"],
  ["viruses", "virus"],
  ["analyses", "analysis"],
  ["bases", "base"],
  ["cases", "case"],
  ["leaves", "leaf"],
  ["shelves", "shelf"],
  ["halves", "half"],
  ["knives", "knife"],
  ["wives", "wife"],
  ["lives", "life"],
  ["heroes", "hero"],
  ["potatoes", "potato"],
  ["criteria", "criterion"],
  ["movies", "movie"],
  ["cookies", "cookie"],
  ["taxes", "tax"],
  ["buses", "bus"],
  ["gases", "gas"],
  ["quizzes", "quiz"],
  ["caches", "cache"],
  ["niches", "niche"],
  ["headaches", "headache"],
  ["axes", "axis"],
]);

const UNCOUNTABLE: ReadonlySet<string> = new Set(
  (
    "news series species sms dns aws https data media metadata sales goods lens always " +
    "details settings analytics statistics logistics economics physics tls css js os gps kudos canvas atlas bias"
  ).split(" "),
);
