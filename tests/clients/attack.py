"""Sends statements to the database as a reporting tool would, by psycopg2 or by pyodbc, and prints what came back.

Reads a JSON object from standard input: where to connect, the driver, and a list of attacks, each with start-up options and
statements for a connection of its own. Prints a list with the rows (as text) and the errors of each attack.
"""

import json
import sys


def text(row):
    return [None if value is None else str(value) for value in row]


class Psycopg2:
    """Every statement by itself; COPY through the protocol of its own."""

    def __init__(self, to, options):
        import psycopg2

        self.connection = psycopg2.connect(
            host=to["host"], port=to["port"], dbname=to["database"], user=to["user"], password=to["password"],
            options=options,
        )
        self.connection.autocommit = True

    def run(self, statement, parameters):
        import io

        with self.connection.cursor() as cursor:
            if statement.lower().startswith("copy"):
                out = io.StringIO()
                cursor.copy_expert(statement, out)
                return [[line] for line in out.getvalue().splitlines()]
            cursor.execute(statement.replace("%", "%%").replace("?", "%s") if parameters else statement, parameters or None)
            notices = [[notice] for notice in self.connection.notices]
            return notices + ([text(row) for row in cursor.fetchall()] if cursor.description else [])


class Pyodbc:
    """Through psqlODBC, with server-side prepared statements and cursors."""

    def __init__(self, to, options):
        import pyodbc

        parts = {
            "Driver": "{PostgreSQL Unicode}", "Server": to["host"], "Port": to["port"], "Database": to["database"],
            "Uid": to["user"], "Pwd": to["password"], "UseServerSidePrepare": 1, "UseDeclareFetch": 1,
        }
        if options:
            parts["pqopt"] = "{options='%s'}" % options
        self.connection = pyodbc.connect(";".join(f"{key}={value}" for key, value in parts.items()), autocommit=True)

    def run(self, statement, parameters):
        cursor = self.connection.cursor()
        cursor.execute(statement, *parameters)
        return [text(row) for row in cursor.fetchall()] if cursor.description else []


def attempt(client, to, attack):
    rows, errors = [], []
    try:
        connection = client(to, attack["options"])
    except Exception as error:  # whatever a driver raises is what it shows a person
        return {"rows": rows, "errors": [str(error)]}
    for statement in attack["statements"]:
        try:
            rows += connection.run(statement, attack["parameters"])
        except Exception as error:
            errors.append(str(error))
    connection.connection.close()
    return {"rows": rows, "errors": errors}


asked = json.load(sys.stdin)
chosen = {"psycopg2": Psycopg2, "pyodbc": Pyodbc}[asked["driver"]]
json.dump([attempt(chosen, asked["to"], attack) for attack in asked["attacks"]], sys.stdout)
