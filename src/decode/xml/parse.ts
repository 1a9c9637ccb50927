import { charactersOf } from "./entities.js";
import { XmlError } from "./error.js";

/** What an element becomes: nothing, its text, or an object of its attributes (`@name`), its children and its text (`#text`). */
export type XmlValue = null | string | XmlObject | readonly XmlValue[];
export interface XmlObject {
  readonly [key: string]: XmlValue;
}

interface Open {
  readonly name: string;
  readonly members: Map<string, XmlValue | XmlValue[]>;
  text: string;
  /** A part of the text stood in CDATA: then blanks count. */
  literal: boolean;
}

/**
 * An XML 1.0 document as an object with one key, its root element. Names keep their prefixes, elements that come again become a list.
 * Well-formedness is checked; document types are passed over, and refused when they declare anything, so that no entity can grow
 * (only `&amp; &lt; &gt; &quot; &apos;` and characters by number exist).
 * Goes by a list of open elements, not by calls: depth is no matter.
 * @throws XmlError
 */
export function parseXml(text: string): XmlObject {
  const document = opened("");
  const open: Open[] = [document];
  let at = 0;
  while (at < text.length) {
    const tag = text.indexOf("<", at);
    addText(charactersOf(text.slice(at, tag === -1 ? text.length : tag), at));
    if (tag === -1) break;
    at = markup(tag);
  }
  const last = open.at(-1);
  if (last !== undefined && last !== document)
    throw new XmlError(`the element ${last.name} has no end`, text.length, true);
  if (document.members.size === 0) throw new XmlError("there is no element", text.length, true);
  return objectOf(document.members);

  function addText(characters: string, literal = false): void {
    const current = innermost();
    if (current === document && characters.trim() !== "")
      throw new XmlError("text stands outside of the root element", at);
    current.text += characters;
    if (literal) current.literal = true;
  }

  /** Reads what begins with `<`; returns the place behind it. */
  function markup(start: number): number {
    if (text.startsWith("<!--", start)) return behind("-->", start + 4, "a comment");
    if (text.startsWith("<![CDATA[", start)) {
      const end = behind("]]>", start + 9, "a CDATA section");
      addText(text.slice(start + 9, end - 3), true);
      return end;
    }
    if (text.startsWith("<?", start)) return behind("?>", start + 2, "an instruction");
    if (text.startsWith("<!", start)) return documentType(start);
    return text[start + 1] === "/" ? endTag(start) : startTag(start);
  }

  function documentType(start: number): number {
    const end = behind(">", start, "a declaration");
    if (!/^<!DOCTYPE\s[^[]*$/.test(text.slice(start, end))) {
      throw new XmlError(
        "a document type with declarations of its own is not read, since entities can grow without end",
        start,
      );
    }
    return end;
  }

  function endTag(start: number): number {
    const end = behind(">", start, "a tag");
    const name = text.slice(start + 2, end - 1).trimEnd();
    const element = open.length > 1 ? open.pop() : undefined;
    if (element === undefined || element.name !== name) {
      throw new XmlError(`</${name}> closes ${element === undefined ? "nothing" : `<${element.name}>`}`, start);
    }
    add(innermost(), name, valueOf(element));
    return end;
  }

  function startTag(start: number): number {
    const name = match(/[^\s/>=<"'&!?]+/y, start + 1, "a tag without a name");
    const element = opened(name);
    let place = start + 1 + name.length;
    for (;;) {
      const space = match(/\s*/y, place, "");
      place += space.length;
      if (text.startsWith("/>", place) || text[place] === ">") break;
      place = attribute(element, place, space !== "");
    }
    if (innermost() === document && document.members.size > 0)
      throw new XmlError("there is a second root element", start);
    if (text[place] === ">") {
      open.push(element);
      return place + 1;
    }
    add(innermost(), name, valueOf(element));
    return place + 2;
  }

  function attribute(element: Open, start: number, separated: boolean): number {
    const name = match(/[^\s/>=<"'&]+/y, start, `the tag ${element.name} is broken`);
    const equals = match(/\s*=\s*["']/y, start + name.length, `the attribute ${name} has no quoted value`);
    const value = start + name.length + equals.length;
    const end = behind(equals.slice(-1), value, `the attribute ${name}`);
    const raw = text.slice(value, end - 1);
    if (!separated) throw new XmlError(`there is no blank in front of the attribute ${name}`, start);
    if (raw.includes("<")) throw new XmlError(`the attribute ${name} holds <`, value);
    if (element.members.has(`@${name}`)) throw new XmlError(`the attribute ${name} stands there twice`, start);
    element.members.set(`@${name}`, charactersOf(raw.replace(/\r\n|[\t\n\r]/g, " "), value));
    return end;
  }

  function innermost(): Open {
    return open.at(-1) ?? document;
  }

  function match(pattern: RegExp, from: number, problem: string): string {
    pattern.lastIndex = from;
    const found = pattern.exec(text)?.[0];
    if (found === undefined) throw new XmlError(problem, from, from >= text.length);
    return found;
  }

  function behind(end: string, from: number, what: string): number {
    const place = text.indexOf(end, from);
    if (place === -1) throw new XmlError(`${what} has no end`, text.length, true);
    return place + end.length;
  }
}

function opened(name: string): Open {
  return { name, members: new Map(), text: "", literal: false };
}

function add({ members }: Open, name: string, value: XmlValue): void {
  const before = members.get(name);
  if (before === undefined) members.set(name, value);
  else if (Array.isArray(before)) before.push(value);
  else members.set(name, [before, value]);
}

function valueOf({ members, text, literal }: Open): XmlValue {
  const blank = !literal && text.trim() === "";
  if (members.size === 0) return blank ? null : text;
  if (!blank) members.set("#text", text.trim());
  return objectOf(members);
}

/** `fromEntries` makes own fields of all, one called `__proto__` too. */
function objectOf(members: Open["members"]): XmlObject {
  return Object.fromEntries(members);
}
