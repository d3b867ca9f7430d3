namespace QhdHomeMap.Api.Features.MessageTemplates;

/// <summary>The subscribe messages' templates, of which staff make notices.</summary>
internal static class MessageTemplatesFeature
{
    public static void MapMessageTemplates(this IEndpointRouteBuilder routes)
    {
        var templates = routes.MapGroup("/api/staff/templates").WithTags("消息模板");
        ListTemplates.Map(templates);
        SyncTemplates.Map(templates);
    }
}
