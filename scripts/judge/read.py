"""Reads a connector with PyAirbyte into DuckDB and prints, as one line of JSON, what arrived.

Usage: read.py EXECUTABLE CONFIG.json DATABASE.duckdb KEYS.json    (KEYS: stream -> column of its key)
"""

import json
import sys

import airbyte
import duckdb

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
processed = result.processed_records
del cache, result

connection = duckdb.connect(database, read_only=True)
streams = {}
for stream, key in keys.items():
    columns = [row[0] for row in connection.execute(f'describe main."{stream}"').fetchall()]
    counts = ", ".join(f'count("{column}")' for column in columns)
    filled = connection.execute(f'select {counts} from main."{stream}"').fetchone()
    ids = connection.execute(f'select "{key}" from main."{stream}"').fetchall()
    streams[stream] = {
        "ids": [row[0] for row in ids],
        "filled": dict(zip(columns, filled)),
    }
print("RESULT " + json.dumps({"processed": processed, "streams": streams}))
