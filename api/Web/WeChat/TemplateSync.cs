using Microsoft.Extensions.Options;
using QhdHomeMap.Data;
using QhdHomeMap.Data.Consents;
using QhdHomeMap.WeChat;
using QhdHomeMap.WeChat.Answers;
using QhdHomeMap.WeChat.Messages;

namespace QhdHomeMap.Api.WeChat;

/// <summary>Takes WeChat's list of the mini-program's templates over into the table.</summary>
internal sealed class TemplateSync(
    IServiceScopeFactory scopes,
    IWeChatApi weChat,
    IOptions<WeChatOptions> options,
    TimeProvider clock
)
{
    /// <returns>What WeChat said; only when it answered was anything written.</returns>
    public async Task<WeChatAnswer<IReadOnlyList<OwnTemplate>>> SyncAsync(CancellationToken cancellation)
    {
        var answer = await weChat.GetTemplateAsync(cancellation);
        if (answer is Answered<IReadOnlyList<OwnTemplate>>(var listed))
        {
            await using var scope = scopes.CreateAsyncScope();
            var now = clock.GetUtcNow();
            await MessageTemplates.TakeAsync(
                scope.ServiceProvider.GetRequiredService<QhdDbContext>(),
                options.Value.CalledAppId,
                [.. listed.Select(t => RowOf(t, now))],
                now,
                cancellation
            );
        }
        return answer;
    }

    private MessageTemplate RowOf(OwnTemplate template, DateTimeOffset now) =>
        new()
        {
            Id = template.Id,
            AppId = options.Value.CalledAppId,
            Title = template.Title,
            Content = template.Content,
            Example = template.Example,
            Kind = template.Kind is TemplateKind.LongTerm ? MessageTemplateKind.LongTerm : MessageTemplateKind.OneTime,
            Fields =
            [
                .. TemplateContent
                    .Fields(template.Content)
                    .Select(f => new MessageField
                    {
                        Key = f.Key,
                        Title = f.Title,
                        Type = f.Type.Code(),
                        MaxLength = f.Type.MaxLength(),
                        Choices = [.. template.EnumValues.GetValueOrDefault(f.Key) ?? []],
                    }),
            ],
            SyncedAt = now,
        };
}
