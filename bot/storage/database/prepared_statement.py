"""Statements of which every turn needs some: written as SQL once, then handed to the driver.

For each execution SQLAlchemy looks a statement up, and makes a context, a cursor and a result. That
takes several times as long as SQLite takes for what a turn reads or writes. What is executed only
now and then goes the usual way.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter, methodcaller
from typing import Any, TypeVar

from sqlalchemy import (
    ColumnElement,
    Connection,
    Delete,
    Dialect,
    Insert,
    Select,
    TextClause,
    Update,
)
from sqlalchemy.engine import result_tuple
from sqlalchemy.engine.interfaces import DBAPICursor
from sqlalchemy.exc import DBAPIError
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.types import TypeEngine

Statement = Select[Any] | Insert | Update | Delete | TextClause
Values = Mapping[str, Any]
Process = Callable[[Any], Any]
Found = TypeVar("Found")

FIRST_ROW: Callable[[DBAPICursor], Any] = methodcaller("fetchone")
ALL_ROWS: Callable[[DBAPICursor], Sequence[Any]] = methodcaller("fetchall")
COUNT: Callable[[DBAPICursor], int] = attrgetter("rowcount")
"""What is taken of what was executed."""


class PreparedStatement:
    """One statement, compiled once for each kind of database and each set of names.

    Values are named as in SQLAlchemy: by their parameters, and by the columns that are inserted or
    set. They and what is found have the types of their columns. A parameter that stands for a list
    is written out anew each time, so there can be none. What the database refuses is raised as
    SQLAlchemy raises it.
    """

    def __init__(self, statement: Statement) -> None:
        self._statement = statement
        self._compiled: dict[tuple[object, ...], _Compiled] = {}

    def scalar(self, connection: Connection, values: Values) -> Any:
        """The first column of the first row that is found; None where there is none."""
        compiled = self._compiled_for(connection, values)
        found = _executed(connection, compiled.sql, compiled.parameters(values), FIRST_ROW)
        return None if found is None else compiled.row(found)[0]

    def rows(self, connection: Connection, values: Values) -> list[Any]:
        """All rows that are found; their columns have the names that they have in the statement."""
        compiled = self._compiled_for(connection, values)
        found = _executed(connection, compiled.sql, compiled.parameters(values), ALL_ROWS)
        return [compiled.row(row) for row in found]

    def count(self, connection: Connection, values: Values) -> int:
        """Execute it; how many rows were changed."""
        compiled = self._compiled_for(connection, values)
        return _executed(connection, compiled.sql, compiled.parameters(values), COUNT)

    def each(self, connection: Connection, rows: Sequence[Values]) -> None:
        """Execute it with each of these, which all have the same names; there is at least one."""
        compiled = self._compiled_for(connection, rows[0])
        parameters = [compiled.parameters(values) for values in rows]
        _executed(connection, compiled.sql, parameters, COUNT, is_many=True)

    def _compiled_for(self, connection: Connection, values: Values) -> _Compiled:
        key = (type(connection.dialect), *values)
        known = self._compiled.get(key)
        if known is None:
            known = self._compiled[key] = _compiled(
                self._statement, connection.dialect, list(values)
            )
        return known


@dataclass(frozen=True, slots=True)
class _Compiled:
    """A statement as SQL. Where its parameters stand is a number or a name, as the driver has it.

    `fixed` are the parameters that the statement gives by itself. `open` are all others: where each
    stands, the name of its value, and what makes a parameter of that, None where it is one. `found`
    are the columns that are found, `read` what makes a value of some of them, by their place.
    """

    sql: str
    fixed: list[Any] | dict[Any, Any]
    open: Sequence[tuple[Any, str, Process | None]]
    found: Callable[[list[Any]], Any]
    read: Sequence[tuple[int, Process]]

    def parameters(self, values: Values) -> Any:
        """The parameters as the driver takes them."""
        filled: Any = self.fixed.copy()
        for place, name, write in self.open:
            value = values[name]
            filled[place] = value if write is None else write(value)
        return filled

    def row(self, columns: Iterable[Any]) -> Any:
        """A row as it was found."""
        read = list(columns)
        for place, process in self.read:
            read[place] = process(read[place])
        return self.found(read)


def _compiled(statement: Statement, dialect: Dialect, names: Sequence[str]) -> _Compiled:
    compiler = statement.compile(dialect=dialect, column_keys=names)
    assert isinstance(compiler, SQLCompiler)  # noqa: S101  statements have no other
    if compiler.post_compile_params or compiler.prefetch:
        raise TypeError("neither lists nor defaults of columns can be prepared")
    binds = {name: bind for bind, name in compiler.bind_names.items()}
    if unknown := set(names) - {bind.key for bind in binds.values()}:
        raise TypeError(f"the statement has nothing of these names: {sorted(unknown)}")
    is_by_number = compiler.positiontup is not None
    places = dict(enumerate(compiler.positiontup or ())) if is_by_number else {n: n for n in binds}
    found = _found(statement)
    write = {name: _write(bind.type, dialect) for name, bind in binds.items()}
    fixed = {
        place: None if binds[name].required else _written(binds[name].value, write[name])
        for place, name in places.items()
    }
    return _Compiled(
        sql=compiler.string,
        fixed=list(fixed.values()) if is_by_number else fixed,
        open=tuple(
            (place, binds[name].key, write[name])
            for place, name in places.items()
            if binds[name].required
        ),
        found=result_tuple([column.key or "" for column in found]),
        read=tuple(
            (place, process)
            for place, column in enumerate(found)
            if (process := _read(column.type, dialect)) is not None
        ),
    )


def _write(kind: TypeEngine[Any], dialect: Dialect) -> Process | None:
    return kind.dialect_impl(dialect).bind_processor(dialect)


def _read(kind: TypeEngine[Any], dialect: Dialect) -> Process | None:
    return kind.dialect_impl(dialect).result_processor(dialect, None)


def _found(statement: Statement) -> Sequence[ColumnElement[Any]]:
    return () if isinstance(statement, TextClause) else tuple(statement.exported_columns)


def _written(value: Any, write: Process | None) -> Any:
    return value if write is None else write(value)


def _executed(
    connection: Connection,
    sql: str,
    parameters: Any,
    outcome: Callable[[DBAPICursor], Found],
    *,
    is_many: bool = False,
) -> Found:
    """What comes of it; what goes wrong is told as SQLAlchemy would tell it."""
    cursor = connection.connection.cursor()
    try:
        execute = cursor.executemany if is_many else cursor.execute
        execute(sql, parameters)
        return outcome(cursor)
    except connection.dialect.loaded_dbapi.Error as error:
        raise _as_told(error, connection, cursor) from error
    finally:
        cursor.close()


def _as_told(error: Exception, connection: Connection, cursor: DBAPICursor) -> Exception:
    dialect = connection.dialect
    driver = connection.connection.dbapi_connection
    is_lost = dialect.is_disconnect(error, driver, cursor)  # type: ignore[arg-type]
    if is_lost:
        connection.invalidate(error)
    return DBAPIError.instance(
        None,
        None,
        error,
        dialect.loaded_dbapi.Error,
        hide_parameters=True,  # logs must not hold what people wrote
        connection_invalidated=is_lost,
        dialect=dialect,
    )
