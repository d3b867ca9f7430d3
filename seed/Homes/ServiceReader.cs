using QhdHomeMap.Data.Homes;
using QhdHomeMap.Geo.OpeningHours;
using QhdHomeMap.Seed.Tables;

namespace QhdHomeMap.Seed.Homes;

/// <summary>What a row says of a home's services, of its door and of when it opens.</summary>
internal sealed class ServiceReader(HomeReference reference)
{
    private static readonly char[] Separators = ['、', ',', '，', ';', '；', '/', '|', ' ', '+', '。'];

    private readonly HoursReader _hours = new(HomeField.Hours, reference.ListWords);

    /// <summary>How each text about opening hours was understood, in the order of the list.</summary>
    public IReadOnlyList<HoursReading> HoursRead => _hours.HoursRead;

    /// <summary>The hours in their one printed form, and the form of opening they amount to.</summary>
    public (Given<string?> Hours, HomeForm Form) ReadHours(RowReading row)
    {
        var (hours, form) = _hours.Read(row);
        return (hours, form is { } known ? FormOf(known) : default);
    }

    public Given<IReadOnlyList<short>> ReadServices(RowReading row)
    {
        var text = row.Optional(HomeField.Services, int.MaxValue);
        if (!text.IsGiven)
        {
            return default;
        }
        var ids = new SortedSet<short>();
        var words = (text.Value ?? "").Split(
            Separators,
            StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
        );
        foreach (var word in words)
        {
            if (reference.Services.TryFind(word, out var id))
            {
                ids.Add(id);
            }
            else
            {
                row.Refuse(Reasons.ServiceUnknown(word, reference.Services.Names), HomeField.Services);
                return default;
            }
        }
        return Given<IReadOnlyList<short>>.Of([.. ids]);
    }

    /// <summary>
    /// The way in, and what is said of it: in brackets (人脸（到社区登记）), or as a second way (扫码或找工作人员), which is the way for
    /// those whose face or telephone the door does not know.
    /// </summary>
    public (Given<AccessWay?> Access, Given<string?> Note) ReadAccess(RowReading row)
    {
        var text = row.Optional(HomeField.Access, Home.NoteMaxLength);
        if (text.Value is not { } words)
        {
            return text.IsGiven ? (Given<AccessWay?>.Of(null), Given<string?>.Of(null)) : default;
        }
        if (reference.Access.TryFind(words, out var way))
        {
            var note = WordKey.SplitBrackets(words).Within;
            return (Given<AccessWay?>.Of(way), Given<string?>.Of(note.Length > 0 ? note : null));
        }
        var ways = WordKey
            .SplitBrackets(words)
            .Outside.Split(
                [.. Separators, '或'],
                StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
            );
        if (ways.Length > 1 && ways.All(word => reference.Access.TryFind(word, out _)))
        {
            reference.Access.TryFind(ways[0], out way);
            return (Given<AccessWay?>.Of(way), Given<string?>.Of(words));
        }
        row.Refuse(RowReasons.ValueUnknown(HomeField.Access, reference.Access.Names), HomeField.Access);
        return default;
    }

    private static HomeForm FormOf(OpeningForm form) =>
        form switch
        {
            OpeningForm.Periodic => HomeForm.Periodic,
            OpeningForm.ByAppointment => HomeForm.Flexible,
            _ => HomeForm.Daily,
        };
}
