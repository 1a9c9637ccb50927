/** Answers that the tests of models share: customers with a sample, orders without. */
export const defaults = { uuid: "3f1c2b7e-0b7a-4f6e-9a55-0c6a2f4b8d11", year: 2026 };
export const customers = {
  data: [
    { id: 1, name: "Ada", updated_at: "2024-01-01T00:00:00Z" },
    { id: 2, name: null, updated_at: "2024-01-02T00:00:00Z" },
    { id: 3, name: "Cy", updated_at: "2024-01-03T00:00:00Z" },
  ],
  next_cursor: "abc",
};
export const acme = {
  name: "Acme",
  api: { baseUrl: "https://api.acme.com/v1/", auth: "bearer" },
  streams: {
    customers: { path: "/customers", sample: customers },
    orders: {
      path: "/customers/{customer_id}/orders",
      records: "data",
      primaryKey: ["customer_id", "id"],
      cursor: { field: "updated_at", param: "updated_since" },
    },
  },
};
