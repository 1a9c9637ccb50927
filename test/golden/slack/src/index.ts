import { start } from "@create-connector/cdk";
import { source } from "./source.js";

void start(source);
