using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using QhdHomeMap.Api.Problems;
using QhdHomeMap.Api.Security;
using Scalar.AspNetCore;

namespace QhdHomeMap.Api.OpenApi;

/// <summary>The document that other programs are built from, and the page that shows it to people.</summary>
internal static class OpenApiSetup
{
    public static void AddApiDocument(this IServiceCollection services) =>
        services.AddOpenApi(o =>
        {
            o.AddOperationTransformer<DescribeOperation>();
            o.AddSchemaTransformer(RequireValueAsync);
            o.CreateSchemaReferenceId = NameOf;
            o.AddDocumentTransformer(DescribeAsync);
        });

    public static void MapApiDocument(this WebApplication app)
    {
        app.MapOpenApi("/openapi/{documentName:regex(^v1$)}.json").AllowAnonymous();
        app.MapScalarApiReference("/docs", Show)
            .AllowAnonymous()
            .AddEndpointFilter((call, next) => IsOurs(call.HttpContext) ? next(call) : new(TypedResults.NotFound()));
    }

    /// <summary>Each use case may have its own Request and Response.</summary>
    private static string? NameOf(JsonTypeInfo type) =>
        OpenApiOptions.CreateDefaultSchemaReferenceId(type) is { } name && type.Type.DeclaringType is { } useCase
            ? useCase.Name + name
            : OpenApiOptions.CreateDefaultSchemaReferenceId(type);

    /// <summary>
    /// A member that is required may not be null either, though its type could be: that is how a request that lacks it is told
    /// from one that has it.
    /// </summary>
    private static Task RequireValueAsync(
        OpenApiSchema schema,
        OpenApiSchemaTransformerContext context,
        CancellationToken cancellation
    )
    {
        if (context.JsonPropertyInfo?.AttributeProvider?.IsDefined(typeof(RequiredAttribute), inherit: false) == true)
            schema.Type &= ~JsonSchemaType.Null;
        // What tells the kinds of one type apart is no property of ours and has no place to be described at.
        if (
            schema.Properties?.TryGetValue("kind", out var property) == true
            && property is OpenApiSchema { Description: null } kind
        )
            kind.Description = "种类：其余成员随它而定";
        return Task.CompletedTask;
    }

    /// <summary>The page would show any name that stands behind its address.</summary>
    private static bool IsOurs(HttpContext context) => context.GetRouteValue("documentName") is null or "v1";

    private static async Task DescribeAsync(
        OpenApiDocument document,
        OpenApiDocumentTransformerContext context,
        CancellationToken cancellation
    )
    {
        document.Info.Title = "秦皇岛市共享职工之家";
        document.Info.Version = "1";
        document.Info.Description =
            "错误均为 RFC 9457 problem details：`code` 稳定、供程序判断，`title` 为中文、可直接显示，`errors` 按字段说明。"
            + "每个坐标都注明坐标系，经度在前。系统出错时返回 500 `internal_error`。";
        // Where the server stands is not part of what it offers.
        document.Servers = [];
        document.AddComponent(
            nameof(Problem),
            await context.GetOrCreateSchemaAsync(typeof(ProblemAnswer), parameterDescription: null, cancellation)
        );
    }

    /// <summary>Nothing of the page comes from or goes to another host.</summary>
    private static void Show(ScalarOptions page, HttpContext context)
    {
        var nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));
        page.WithNonce(nonce).WithTitle("秦皇岛市共享职工之家 · 接口").DisableDefaultFonts();
        page.Telemetry = false;
        page.Agent = new ScalarAgentOptions { Disabled = true };
        page.Mcp = new ScalarMcpOptions { Disabled = true };
        page.ProxyUrl = null;
        page.HideClientButton = true;
        page.ShowDeveloperTools = DeveloperToolsVisibility.Never;
        page.Localization = new ScalarLocalizationOptions { Locale = "zh-CN" };
        page.EnabledClients = [ScalarClient.Curl, ScalarClient.Fetch, ScalarClient.Requests, ScalarClient.HttpClient];
        context.Response.Headers.ContentSecurityPolicy = ContentPolicy.Page(nonce);
    }
}
