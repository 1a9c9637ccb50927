import { start } from "@create-connector/cdk";

void start(() => import("./source.js"));
