using QhdHomeMap.Data.Homes;

namespace QhdHomeMap.Api.Features.HomeKeeping;

/// <summary>Reads an edit's lists of services and managers; gives null for a list that says nothing new, or that is wrong.</summary>
internal sealed class PartReader(HomeChoices choices, HomeFields fields, DateTimeOffset now)
{
    public HomePartWriter.ServiceList? Services(Home home, HomeEdit edit)
    {
        if (!edit.Gives(nameof(edit.Services)))
            return null;
        if (edit.Services is not { } given)
        {
            fields.Refuse(nameof(edit.Services), "没有服务请写空的列表");
            return null;
        }
        var wanted = new Dictionary<short, DateTimeOffset?>();
        foreach (var service in given)
        {
            if (service is null || choices.Service(service.Code) is not { } known)
                fields.Refuse(
                    nameof(edit.Services),
                    $"没有服务“{Cut(service?.Code)}”，可用：{string.Join("、", choices.Services.Select(s => s.Code))}"
                );
            else if (!wanted.TryAdd(known.Id, TimeOf(service)))
                fields.Refuse(nameof(edit.Services), $"{known.Name}写了两次");
            else
                continue;
            return null;
        }
        var same =
            home.Services.Count == wanted.Count
            && home.Services.TrueForAll(s =>
                wanted.TryGetValue(s.ServiceId, out var at) && (at is null || at == s.VerifiedAt)
            );
        return same ? null : new(home.Id, [.. wanted.OrderBy(w => w.Key).Select(w => (w.Key, w.Value))]);
    }

    public IReadOnlyList<HomeManager>? Managers(Home home, HomeEdit edit)
    {
        if (!edit.Gives(nameof(edit.Managers)))
            return null;
        if (edit.Managers is not { Count: <= Home.MaxManagers } given)
        {
            fields.Refuse(nameof(edit.Managers), $"请写 0 至 {Home.MaxManagers} 个管理人员");
            return null;
        }
        var managers = new List<HomeManager>();
        foreach (var manager in given)
        {
            var name = manager?.Name?.Trim() ?? "";
            var phone = manager?.Phone?.Trim() is { Length: > 0 } text ? text : null;
            var number = phone;
            if (name.Length == 0)
                fields.Refuse(nameof(edit.Managers), "请写管理人员的姓名");
            else if (HomeFields.FaultOf(name, Home.ManagerNameMaxLength) is { } fault)
                fields.Refuse(nameof(edit.Managers), $"姓名{fault}");
            else if (phone is not null && (phone.Length > Home.PhoneMaxLength || !HomePhone.TryRead(phone, out number)))
                fields.Refuse(nameof(edit.Managers), $"{name}的电话{HomePhone.Hint}");
            else
                managers.Add(
                    new HomeManager
                    {
                        Name = name,
                        Phone = number,
                        FullTime = manager!.FullTime,
                    }
                );
        }
        return managers;
    }

    private DateTimeOffset? TimeOf(ServiceEdit service)
    {
        if (service.VerifiedAt is null)
            return null;
        if (HomeFields.Instant(service.VerifiedAt) is { } at && at <= now)
            return at;
        fields.Refuse(nameof(HomeEdit.Services), "核实时间应为已经过去的时刻，带时区，如 2026-11-22T09:30:00+08:00");
        return null;
    }

    private static string Cut(string? text) =>
        text is null ? ""
        : text.Length <= 30 ? text
        : text[..30] + "…";
}
