"""Reads a connector with PyAirbyte into DuckDB and prints, as one line of JSON, what arrived.

Usage: read.py EXECUTABLE CONFIG.json DATABASE.duckdb KEYS.json    (KEYS: stream -> column of its key)
"""

import json
import sys

import airbyte

executable, config_path, database, keys_path = sys.argv[1:]
with open(config_path) as file:
    config = json.load(file)
with open(keys_path) as file:
    keys = json.load(file)

source = airbyte.get_source(
    executable.rsplit("/", 1)[-1], config=config, local_executable=executable, streams="*"
)
source.check()
cache = airbyte.DuckDBCache(db_path=database, schema_name="main")
result = source.read(cache=cache)
streams = {}
for stream, key in keys.items():
    rows = cache.run_sql_query(
        f"select column_name from information_schema.columns where table_name = '{stream}'"
    )
    columns = [row["column_name"] for row in rows]
    counts = ", ".join(f'count("{column}") as "{column}"' for column in columns)
    [filled] = cache.run_sql_query(f'select {counts} from main."{stream}"')
    ids = cache.run_sql_query(f'select "{key}" as id from main."{stream}"')
    streams[stream] = {"ids": [row["id"] for row in ids], "filled": dict(filled)}
print("RESULT " + json.dumps({"processed": result.processed_records, "streams": streams}))
