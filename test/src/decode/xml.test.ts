import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { decodePage, xml } from "../../../src/decode/index.js";
import { parseXml } from "../../../src/decode/xml/parse.js";
import { xmlText } from "../../../src/testing/mock/formats/xml.js";

describe("a document of XML", () => {
  test("is an object with its root, attributes under @ and text beside other content under #text", () => {
    expect(parseXml('<?xml version="1.0"?><a x="1"> hi <b/><c>t</c></a>')).toEqual({
      a: { "@x": "1", b: null, c: "t", "#text": "hi" },
    });
  });

  test("has a list where an element comes again", () => {
    expect(parseXml("<a><b>1</b><c/><b>2</b><b><d>3</d></b></a>")).toEqual({
      a: { b: ["1", "2", { d: "3" }], c: null },
    });
  });

  test("may hold comments, instructions, a plain document type, CDATA and characters by number", () => {
    const text = `<!DOCTYPE a SYSTEM "a.dtd"><!-- <no> --><a><?go on?>1 &lt; &#50;<!-- x --> &amp; &#x33;<![CDATA[ <&> ]]></a>`;
    expect(parseXml(text)).toEqual({ a: "1 < 2 & 3 <&> " });
  });

  test("keeps blanks of CDATA, and of a text; blanks alone are nothing", () => {
    expect(parseXml("<a><b> x </b><c>  </c><d><![CDATA[  ]]></d></a>")).toEqual({ a: { b: " x ", c: null, d: "  " } });
  });

  test("keeps an element that is called __proto__", () => {
    expect(Object.keys(parseXml("<a><__proto__>x</__proto__></a>")["a"] ?? {})).toEqual(["__proto__"]);
  });

  test("may be nested as deeply as it likes", () => {
    const depth = 200_000;
    expect(() => parseXml(`${"<a>".repeat(depth)}${"</a>".repeat(depth)}`)).not.toThrow();
  });

  test.each([
    ['<!DOCTYPE a [<!ENTITY lol "lol">]><a>&lol;</a>', "entities can grow without end"],
    ["<a>&lol;</a>", "&lol; is no character or entity"],
    ["<a>&#0;</a>", "&#0; is no character"],
    ["<a>1 & 2</a>", "is no character or entity"],
    ["<a><b></a></b>", "</a> closes <b>"],
    ["</a>", "closes nothing"],
    ["<a/><b/>", "a second root element"],
    ["<a/>text", "outside of the root"],
    ['<a x="1" x="2"/>', "the attribute x stands there twice"],
    ['<a x="1"y="2"/>', "no blank in front of the attribute y"],
    ["<a x=1/>", "no quoted value"],
    ['<a x="<"/>', "holds <"],
    ["< a/>", "without a name"],
  ])("is refused when it is not well formed: %s", (text, reason) => {
    expect(() => parseXml(text)).toThrow(reason);
  });

  test("that was written by the mock reads back the same", () => {
    const name = fc.stringMatching(/^[a-z_][a-zA-Z0-9_.-]{0,8}$/);
    const text = fc
      .string({ minLength: 1 })
      .map((value) => `x${value.replace(/[^\t\n\r -\ud7ff\ue000-\ufffd]/g, "?")}`);
    const { tree } = fc.letrec<{ tree: unknown; node: unknown }>((tie) => ({
      node: fc.dictionary(name, tie("tree"), { minKeys: 1, maxKeys: 4 }),
      tree: fc.oneof({ maxDepth: 3 }, text, fc.constant(null), tie("node")),
    }));
    fc.assert(
      fc.property(tree, (value) => {
        expect(parseXml(xmlText({ root: value }, undefined))).toEqual({ root: value });
      }),
    );
  });

  test("is a result or an error of ours, whatever the bytes are", () => {
    const piece = fc.constantFrom(
      "<a>",
      "</a>",
      "<a",
      ">",
      "/>",
      "<!--",
      "-->",
      "&lt;",
      "&",
      ' x="',
      '"',
      "<![CDATA[",
      "]]>",
      "<?",
      "?>",
      "<!",
      "t",
      " ",
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        try {
          parseXml(pieces.join(""));
        } catch (error) {
          expect(error).toHaveProperty("name", "XmlError");
        }
      }),
    );
  });
});

describe("a page of XML", () => {
  const schema = {
    properties: {
      "@id": { type: "integer" },
      total: { type: ["null", "number"] },
      paid: { type: "boolean" },
      lines: { type: ["null", "array"], items: { type: "object", properties: { count: { type: "integer" } } } },
      address: { type: "object", properties: { zip: { type: "string" } } },
    },
  };

  test("has typed records, and lists where the schema declares them, though there is one element", () => {
    const [record] = records(
      '<r><order id="7"><total>1.50</total><paid>true</paid><lines><count>2</count></lines><address><zip>01234</zip></address></order></r>',
    );
    expect(record).toEqual({ "@id": 7, total: 1.5, paid: true, lines: [{ count: 2 }], address: { zip: "01234" } });
  });

  test("has a list without elements where an empty element stands for one", () => {
    expect(records("<r><order><lines/></order></r>")).toEqual([{ lines: [] }]);
  });

  test("without an element of the list has no records", () => {
    expect(records("<r/>")).toEqual([]);
    expect(records("<r><count>0</count></r>")).toEqual([]);
  });

  test("with other elements in the list's place has a wrong path", () => {
    expect(fault("<r><item><a/></item><item><a/></item></r>")).toMatchObject({ code: "RECORDS_NOT_FOUND" });
    expect(fault("<other/>")).toMatchObject({ code: "RECORDS_NOT_FOUND" });
  });

  test("that holds an error is one", () => {
    expect(fault("<r><error><message>Out of order</message></error></r>")).toMatchObject({
      code: "API_ERROR",
      message: expect.stringContaining("Out of order") as unknown,
    });
    expect(fault('{"error": "no XML today"}')).toMatchObject({ code: "API_ERROR" });
  });

  test("says the line on which it is broken, and that it may be cut", () => {
    expect(fault("<r>\n<a></b></r>").message).toContain("line 2: </b> closes <a>");
    expect(fault("<r><order>")).toMatchObject({ code: "DECODE_INCOMPLETE", failureType: "transient_error" });
  });

  test("is decoded by the charset that it names itself", () => {
    const body = Buffer.from(
      '<?xml version="1.0" encoding="ISO-8859-1"?><r><order><name>Zoë</name></order></r>',
      "latin1",
    );
    const page = decodePage({ body, contentType: "text/xml", records: ["r", "order"], where: "Page 1", format: xml() });
    expect(page.record(0)).toEqual({ name: "Zoë" });
  });

  function records(text: string) {
    const input = { body: Buffer.from(text), records: ["r", "order"], where: "Page 1", format: xml(), schema };
    const page = decodePage(input);
    return Array.from({ length: page.count }, (_, index) => page.record(index));
  }

  function fault(text: string): Error {
    try {
      records(text);
    } catch (error) {
      if (error instanceof Error) return error;
    }
    throw new Error("Nothing was thrown.");
  }
});
