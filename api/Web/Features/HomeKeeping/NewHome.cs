using System.ComponentModel;

namespace QhdHomeMap.Api.Features.HomeKeeping;

/// <summary>A home that is not there yet.</summary>
internal sealed class NewHome : HomeEdit
{
    [Description("open 已开放（默认）、planned 筹建中，不对外显示")]
    public string? Status { get; set; }
}
