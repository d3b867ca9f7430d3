using QhdHomeMap.Api.Problems;
using QhdHomeMap.Data.Homes;
using QhdHomeMap.Data.Staff;
using QhdHomeMap.Geo.OpeningHours;

namespace QhdHomeMap.Api.Features.HomeKeeping;

/// <summary>Puts an edit onto a home, or says by field what is wrong with it. The one set of rules for forms and for sheets.</summary>
/// <param name="choices">What may be chosen.</param>
/// <param name="queries">Where a point lies.</param>
/// <param name="now">The present.</param>
internal sealed class HomeEditor(HomeChoices choices, HomeQueries queries, DateTimeOffset now)
{
    public HomeChoices Choices => choices;

    /// <param name="home">With what hangs on it. Lists of services and managers are returned and not set.</param>
    /// <param name="edit">What is wanted.</param>
    /// <param name="unions">To which unions the caller may give a home.</param>
    /// <param name="errors">Takes what is wrong; then the home is not to be saved.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<EditedParts> ApplyAsync(
        Home home,
        HomeEdit edit,
        StaffScope unions,
        FieldErrors errors,
        CancellationToken cancellation
    )
    {
        var fields = new HomeFields(edit, errors);
        Name(home, edit, fields);
        await new HomePlace(choices, queries, fields).ApplyAsync(home, edit, cancellation);
        Union(home, edit, unions, fields);
        Classes(home, edit, fields);
        fields.Text(
            nameof(edit.ResponsibleBody),
            edit.ResponsibleBody,
            Home.NoteMaxLength,
            t => home.ResponsibleBody = t
        );
        Door(home, edit, fields);
        var parts = new PartReader(choices, fields, now);
        return new EditedParts(parts.Services(home, edit), parts.Managers(home, edit));
    }

    private static void Name(Home home, HomeEdit edit, HomeFields fields)
    {
        fields.Required(
            nameof(edit.Code),
            edit.Code,
            Home.CodeMaxLength,
            code =>
            {
                if (code == home.Code)
                    return;
                if (code.StartsWith(Home.AssignedCodePrefix, StringComparison.OrdinalIgnoreCase))
                    fields.Refuse(nameof(edit.Code), $"{Home.AssignedCodePrefix} 开头的编号由系统分配，请换一个");
                (home.Code, home.CodeAssigned) = (code, false);
            }
        );
        fields.Required(
            nameof(edit.Name),
            edit.Name,
            Home.NameMaxLength,
            name =>
            {
                if (name.StartsWith(Home.SampleNamePrefix, StringComparison.Ordinal) == home.IsSample)
                    home.Name = name;
                else
                    fields.Refuse(
                        nameof(edit.Name),
                        home.IsSample
                            ? $"示例站点的名称要以“{Home.SampleNamePrefix}”开头"
                            : $"“{Home.SampleNamePrefix}”开头的名称只用于系统自带的示例站点"
                    );
            }
        );
        fields.Text(nameof(edit.Address), edit.Address, Home.AddressMaxLength, t => home.Address = t ?? "");
        fields.Text(nameof(edit.FilingNo), edit.FilingNo, Home.CodeMaxLength, t => home.FilingNo = t);
    }

    private void Union(Home home, HomeEdit edit, StaffScope unions, HomeFields fields)
    {
        // A home that is not stored yet has no union, which its 0 is not.
        var isNew = home.Id == 0;
        if (!edit.Gives(nameof(edit.UnionId)) || (!isNew && edit.UnionId == home.UnionId))
            return;
        if (choices.Union(edit.UnionId) is { } union && unions.UnionIds.Contains(union.Id))
            home.UnionId = union.Id;
        else
            fields.Refuse(nameof(edit.UnionId), "没有这个工会，或它不在您的管辖范围内");
    }

    private void Classes(Home home, HomeEdit edit, HomeFields fields)
    {
        fields.Code<HomeKind>(nameof(edit.Kind), edit.Kind, v => home.Kind = v.GetValueOrDefault(), required: true);
        fields.Code<HomeForm>(nameof(edit.Form), edit.Form, v => home.Form = v.GetValueOrDefault(), required: true);
        fields.Code<HomeLevel>(nameof(edit.Level), edit.Level, v => home.Level = v);
        fields.Code<HomeGrade>(nameof(edit.Grade), edit.Grade, v => home.Grade = v);
        fields.Term(nameof(edit.Host), edit.Host, choices.Hosts.Select(t => t.Code), c => home.HostPositionCode = c);
        fields.Term(
            nameof(edit.Setting),
            edit.Setting,
            choices.Settings.Select(t => t.Code),
            c => home.SettingCode = c
        );
        fields.Number(
            nameof(edit.RadiusM),
            edit.RadiusM,
            Home.MinCoverageRadiusM,
            Home.MaxCoverageRadiusM,
            n => home.CoverageRadiusM = n.GetValueOrDefault(),
            required: true
        );
        fields.Number(nameof(edit.Capacity), edit.Capacity, 1, Home.MaxCapacity, n => home.Capacity = n);
    }

    private static void Door(Home home, HomeEdit edit, HomeFields fields)
    {
        if (edit.Gives(nameof(edit.Hours)) && edit.Hours != home.Hours)
        {
            if (string.IsNullOrWhiteSpace(edit.Hours))
                home.Hours = null;
            else if (!OpeningText.TryParse(edit.Hours, out var rules, out var error))
                fields.Refuse(nameof(edit.Hours), error.Message);
            else
                home.Hours = OpeningText.Print(rules);
        }
        fields.Code<AccessWay>(nameof(edit.Access), edit.Access, v => home.Access = v);
        fields.Text(nameof(edit.AccessNote), edit.AccessNote, Home.NoteMaxLength, t => home.AccessNote = t);
        fields.Text(
            nameof(edit.Phone),
            edit.Phone,
            Home.PhoneMaxLength,
            text =>
            {
                var phone = "";
                if (text is not null && home.IsSample)
                    fields.Refuse(nameof(edit.Phone), "示例站点不能有电话");
                else if (text is not null && !HomePhone.TryRead(text, out phone))
                    fields.Refuse(nameof(edit.Phone), HomePhone.Hint);
                else
                    home.Phone = text is null ? null : phone;
            }
        );
    }
}

/// <summary>The lists of a home that an edit replaces; null: it does not.</summary>
internal sealed record EditedParts(HomePartWriter.ServiceList? Services, IReadOnlyList<HomeManager>? Managers);
