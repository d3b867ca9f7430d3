using System.Globalization;
using System.Text.Json.Serialization;
using QhdHomeMap.WeChat.Answers;
using QhdHomeMap.WeChatSandbox.State;
using QhdHomeMap.WeChatSandbox.Wire;

namespace QhdHomeMap.WeChatSandbox.Endpoints;

/// <summary>The endpoints that look after templates, below <c>/wxaapi/newtmpl</c>.</summary>
internal static class KeepTemplates
{
    internal sealed record AddRequest(
        string? Tid,
        [property: JsonPropertyName("kidList")] int[]? KidList,
        [property: JsonPropertyName("sceneDesc")] string? SceneDesc
    );

    internal sealed record DeleteRequest([property: JsonPropertyName("priTmplId")] string? PriTmplId);

    public static void Map(IEndpointRouteBuilder routes)
    {
        var templates = routes.MapGroup("/wxaapi/newtmpl");
        templates.MapGet("/getcategory", Categories);
        templates.MapGet("/getpubtemplatetitles", Titles);
        templates.MapGet("/getpubtemplatekeywords", Keywords);
        templates.MapPost("/addtemplate", AddAsync);
        templates.MapGet("/gettemplate", Own);
        templates.MapPost("/deltemplate", RemoveAsync);
    }

    private static IResult Categories() =>
        Data([new { id = PublicTemplates.CategoryId, name = PublicTemplates.CategoryName }]);

    private static IResult Titles(string? ids, int start = 0, int limit = 30)
    {
        var isOurs = (ids ?? "").Split(',').Contains(PublicTemplates.CategoryId.ToString(CultureInfo.InvariantCulture));
        if (!isOurs || start < 0 || limit is < 1 or > 30)
            return Reply.Refuse(WeChatErrors.InvalidArgs, "invalid args");
        return Results.Json(
            new
            {
                errcode = 0,
                errmsg = "ok",
                count = PublicTemplates.All.Count,
                data = PublicTemplates
                    .All.Skip(start)
                    .Take(limit)
                    .Select(t => new
                    {
                        tid = int.Parse(t.Tid, CultureInfo.InvariantCulture),
                        title = t.Title,
                        type = (int)t.Kind,
                        categoryId = PublicTemplates.CategoryId.ToString(CultureInfo.InvariantCulture),
                    }),
            }
        );
    }

    private static IResult Keywords(string? tid) =>
        PublicTemplates.Find(tid) is { } template
            ? Data(
                template.Keywords.Select(k => new
                {
                    kid = k.Kid,
                    name = k.Name,
                    example = k.Example,
                    rule = k.Rule,
                })
            )
            : Reply.Refuse(WeChatErrors.InvalidTitle, "tid not found");

    private static async Task<IResult> AddAsync(HttpContext context, Templates templates, PhoneEvents events)
    {
        if (await Body.ReadAsync<AddRequest>(context) is not { } request)
            return Reply.Refuse(WeChatErrors.MalformedData, "data format error");
        var (template, code) = templates.Add(request.Tid, request.KidList, request.SceneDesc);
        if (template is null)
            return Reply.Refuse(code);
        events.Tell("reset", null);
        return Results.Json(
            new
            {
                errcode = 0,
                errmsg = "ok",
                priTmplId = template.Own.Id,
            }
        );
    }

    private static IResult Own(Templates templates) =>
        Data(
            templates.All.Select(t => new
            {
                priTmplId = t.Own.Id,
                title = t.Own.Title,
                content = t.Own.Content,
                example = t.Own.Example,
                type = (int)t.Own.Kind,
                keywordEnumValueList = t.Own.EnumValues.Select(e => new
                {
                    keywordCode = $"{e.Key}.DATA",
                    enumValueList = e.Value,
                }),
            })
        );

    private static async Task<IResult> RemoveAsync(HttpContext context, Templates templates, PhoneEvents events)
    {
        if (await Body.ReadAsync<DeleteRequest>(context) is not { } request)
            return Reply.Refuse(WeChatErrors.MalformedData, "data format error");
        if (!templates.Remove(request.PriTmplId))
            return Reply.Refuse(WeChatErrors.InvalidTitle, "invalid priTmplId");
        events.Tell("reset", null);
        return Reply.Done();
    }

    private static IResult Data(IEnumerable<object> rows) =>
        Results.Json(
            new
            {
                errcode = 0,
                errmsg = "ok",
                data = rows,
            }
        );
}
