import { describe, expect, test } from "@jest/globals";
import { CTRL_C, DOWN, ENTER, play } from "./scripted.js";

const customers = {
  data: Array.from({ length: 20 }, (_, index) => ({
    id: index + 1,
    name: "Ann",
    created_at: "2024-01-01T08:00:00Z",
    updated_at: `2024-02-${String(index + 1).padStart(2, "0")}T08:00:00Z`,
  })),
  next_cursor: "b2Zmc2V0OjIw",
};

test("x", async () => {
  const played = await play([
    { see: "called?", keys: `Acme${ENTER}` },
    { see: "Base URL", keys: `https://{subdomain}.acme.com/v1${ENTER}` },
    { see: "authenticate?", keys: ENTER },
    { see: "Which settings", keys: ENTER, shot: "settings" },
    { see: "first stream", keys: `customers${ENTER}` },
    { see: "Path", keys: ENTER },
    { see: "A sample", keys: JSON.stringify(customers, null, 2) },
    { see: "right?", keys: ENTER, shot: "facts" },
    { see: "Start-time", keys: `updated_since${ENTER}` },
    { see: "very time", keys: ENTER },
    { see: "takes the token", keys: `after${ENTER}` },
    { see: "page size", keys: `limit${ENTER}` },
    { see: "Page size", keys: ENTER },
    { see: "Another", keys: ENTER },
    { see: "install now", keys: ENTER },
  ]);
  console.log(await played.screen("settings"));
  console.log(await played.screen("facts"));
  console.log(await played.screen());
  console.log(played.error);
});
