using QhdHomeMap.Cli;

return await GeoProgram.RunAsync(args, Terminal.OfProcess());
