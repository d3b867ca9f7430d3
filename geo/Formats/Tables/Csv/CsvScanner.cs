using System.Text;

namespace QhdHomeMap.Formats.Tables.Csv;

/// <summary>
/// Cuts delimited text into rows by RFC 4180, with the lines people count: those inside quoted cells and blank ones
/// too. Accepts any line end, blanks around quotes, and a quote inside an unquoted cell. One pass, memory of one row.
/// </summary>
/// <remarks>
/// Written here because the CSV library at hand wants an ASCII delimiter (lists from phones have ，), and tells neither
/// where an unclosed quote was opened nor whether the last row ended with its line.
/// </remarks>
internal sealed class CsvScanner
{
    private const int End = -1;
    private const char Quote = '"';

    private readonly TextReader _text;
    private readonly char _delimiter;
    private readonly TableLimits _limits;
    private readonly StringBuilder _cell = new();
    private int _char;
    private int _line = 1;

    public CsvScanner(TextReader text, char delimiter, TableLimits limits)
    {
        _text = text;
        _delimiter = delimiter;
        _limits = limits;
        Advance();
    }

    /// <summary>Whether the row last returned ended with a line end, and not with the file.</summary>
    public bool EndedWithLine { get; private set; }

    /// <summary>The next row that is not an empty line; null at the end.</summary>
    /// <exception cref="TableFileException">A quoted cell is never closed.</exception>
    public RawRow? Next()
    {
        while (AtLineEnd)
        {
            AdvanceLine();
        }
        if (_char == End)
        {
            return null;
        }
        var row = new RawRow(_line, _limits);
        ReadCell(row, 0);
        for (var column = 1; _char == _delimiter; column++)
        {
            Advance();
            ReadCell(row, column);
        }
        EndedWithLine = AtLineEnd;
        if (EndedWithLine)
        {
            AdvanceLine();
        }
        return row;
    }

    private bool AtLineEnd => _char is '\r' or '\n';

    private bool AtCellEnd => _char == _delimiter || _char == End || AtLineEnd;

    private void ReadCell(RawRow row, int column)
    {
        _cell.Clear();
        SkipBlanks();
        if (_char == Quote)
        {
            ReadQuoted(column);
            SkipBlanks();
            if (!AtCellEnd)
            {
                row.Flag(TableTroubles.QuoteMisplaced(column, _cell.ToString()));
            }
        }
        while (!AtCellEnd)
        {
            Keep((char)_char);
            Advance();
        }
        row.Set(column, FormulaGuard.Unprotect(_cell.ToString()));
    }

    private void ReadQuoted(int column)
    {
        var opened = _line;
        Advance();
        while (true)
        {
            switch (_char)
            {
                case End:
                    throw TableErrors.QuoteNotClosed(opened, column + 1);
                case Quote:
                    Advance();
                    if (_char != Quote)
                    {
                        return;
                    }
                    goto default;
                case '\r' or '\n':
                    Keep('\n');
                    AdvanceLine();
                    break;
                default:
                    Keep((char)_char);
                    Advance();
                    break;
            }
        }
    }

    private void SkipBlanks()
    {
        while (_char != _delimiter && !AtLineEnd && _char != End && char.IsWhiteSpace((char)_char))
        {
            Advance();
        }
    }

    /// <summary>
    /// One character more than allowed is kept, so that the row can tell; an endless cell takes no memory.
    /// </summary>
    private void Keep(char c)
    {
        if (_cell.Length <= _limits.MaxCellLength)
        {
            _cell.Append(c);
        }
    }

    private void Advance() => _char = _text.Read();

    private void AdvanceLine()
    {
        var wasReturn = _char == '\r';
        Advance();
        if (wasReturn && _char == '\n')
        {
            Advance();
        }
        _line++;
    }
}
