using QhdHomeMap.Data.Homes;
using QhdHomeMap.Formats.Tables;
using QhdHomeMap.Geo.Coordinates;
using QhdHomeMap.Seed.Tables;

namespace QhdHomeMap.Seed.Homes;

/// <summary>Reads the rows of a list, one at a time, into drafts or problems.</summary>
internal sealed class HomeReader(HomeReference reference, ListColumns columns, Datum datum, string lineUnit)
    : IRowReader<HomeDraft>
{
    private readonly PlaceReader _places = new(reference.Places, datum);
    private readonly ServiceReader _services = new(reference);
    private readonly PhoneReader _phones = new(columns, reference.ListWords);

    /// <summary>The first line of each code, or of each name and address where there is none.</summary>
    private readonly Dictionary<(string, string?), int> _firstLines = [];

    public (HomeDraft? Draft, IReadOnlyList<RowProblem> Problems) Read(TableRow cells)
    {
        var row = new RowReading(cells, columns, reference.ListWords);
        if (row.IsUnreadable || row.IsNoRow)
        {
            return (null, row.Problems);
        }
        var name = ReadName(row);
        var place = _places.Read(row);
        var (hours, form) = _services.ReadHours(row);
        var (access, note) = _services.ReadAccess(row);
        var draft = new HomeDraft
        {
            Row = cells,
            Code = row.Optional(HomeField.Code, Home.CodeMaxLength).Value,
            Name = name!, // missing only with a problem, and then the draft is thrown away
            Place = place!,
            Address = row.Optional(HomeField.Address, Home.AddressMaxLength),
            UnionId = ReadUnion(row),
            Kind = row.Word(HomeField.Kind, reference.Kind, default, kind => kind),
            Level = row.Word(HomeField.Level, reference.Level, Given<HomeLevel?>.Of(null), level => (HomeLevel?)level),
            Grade = row.Word(HomeField.Grade, reference.Grade, Given<HomeGrade?>.Of(null), grade => (HomeGrade?)grade),
            Form = row.Word(HomeField.Form, reference.Form, default, form => form),
            HostPositionCode = row.Word(
                HomeField.Host,
                reference.Hosts,
                Given<string?>.Of(null),
                code => (string?)code
            ),
            SettingCode = row.Word(
                HomeField.Setting,
                reference.Settings,
                Given<string?>.Of(null),
                code => (string?)code
            ),
            FilingNo = row.Optional(HomeField.FilingNo, Home.CodeMaxLength),
            CoverageRadiusM = ReadRadius(row),
            Hours = hours,
            FormOfHours = form,
            Access = access,
            AccessNote = note,
            ResponsibleBody = row.Optional(HomeField.ResponsibleBody, Home.NoteMaxLength),
            Phone = _phones.Read(row),
            ServiceIds = _services.ReadServices(row),
        };
        RefuseRepetition(row, draft);
        return row.Problems.Count == 0 ? (draft, []) : (null, row.Problems);
    }

    public DatumDoubt Doubt => _places.Doubt;

    /// <summary>How each text about opening hours was understood, in the order of the list.</summary>
    public IReadOnlyList<HoursReading> Hours => _services.HoursRead;

    /// <summary>Rows in whose column for telephones words were left out.</summary>
    public int RowsWithNamesBesidePhones => _phones.RowsWithWords;

    /// <summary>
    /// Also of a row that is refused for something else: which of the two is meant, the list must say.
    /// </summary>
    private void RefuseRepetition(RowReading row, HomeDraft draft)
    {
        var (key, field) = draft.Code is { } code
            ? ((code, null), HomeField.Code)
            : (((string, string?))draft.Key, HomeField.Name);
        if (draft.Name is not null && !_firstLines.TryAdd(key, row.Line))
        {
            row.Refuse(RowReasons.Repeated(columns.HeaderOf(field), lineUnit, _firstLines[key]), field);
        }
    }

    private static string? ReadName(RowReading row)
    {
        var name = row.Required(HomeField.Name, Home.NameMaxLength);
        if (name?.StartsWith(Home.SampleNamePrefix, StringComparison.Ordinal) ?? false)
        {
            row.Refuse(Reasons.SampleName(), HomeField.Name);
        }
        return name;
    }

    private Given<int> ReadUnion(RowReading row)
    {
        if (row.Optional(HomeField.Union, int.MaxValue).Value is not { } word)
        {
            return default;
        }
        if (reference.Unions.TryFind(word, out var union))
        {
            return Given<int>.Of(union.Id);
        }
        row.Refuse(Reasons.UnionUnknown(), HomeField.Union);
        return default;
    }

    private static Given<int> ReadRadius(RowReading row)
    {
        if (row.Optional(HomeField.RadiusM, int.MaxValue).Value is not { } text)
        {
            return default;
        }
        if (!Quantities.TryMetres(text, out var metres))
        {
            row.Refuse(Reasons.RadiusUnreadable(), HomeField.RadiusM);
            return default;
        }
        if (metres is >= Home.MinCoverageRadiusM and <= Home.MaxCoverageRadiusM)
        {
            return Given<int>.Of(metres);
        }
        row.Refuse(Reasons.RadiusOutOfRange(), HomeField.RadiusM);
        return default;
    }
}
