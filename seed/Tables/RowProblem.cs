namespace QhdHomeMap.Seed.Tables;

/// <summary>Why a row cannot be imported.</summary>
/// <param name="Line">Where a person finds the row in the file.</param>
/// <param name="Column">The header of the column; null when the whole row is meant.</param>
/// <param name="Value">What stands there.</param>
/// <param name="Reason">Code and Chinese explanation.</param>
internal sealed record RowProblem(int Line, string? Column, string Value, Reason Reason);

/// <summary>A stable code, and what to tell the person who keeps the list.</summary>
internal sealed record Reason(string Code, string Text);
